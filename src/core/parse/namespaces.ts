/**
 * Our own short name for each namespace that we read, by its address without scheme, `www.` and closing `/` or
 * `#`, as sites write them with and without. RSS's own elements have the empty name.
 */
const shortNames: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns': 'atom',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss091': '',
  'backend.userland.com/rss092': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'cyber.law.harvard.edu/rss': '',
  'cyber.law.harvard.edu/rss/rss.html': '',
  'rssboard.org/rss-specification': '',
  'w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/slash': 'slash',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'purl.org/syndication/thread/1.0': 'thr',
  'search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  // Squarespace's.
  'rssboard.org/media-rss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/xhtml': 'xhtml',
  'webns.net/mvcb': 'admin',
  'podcastindex.org/namespace/1.0': 'podcast',
  'github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
  'youtube.com/xml/schemas/2015': 'yt',
  'backend.userland.com/creativecommonsrssmodule': 'cc',
  'creativecommons.org/ns': 'cc',
  'georss.org/georss': 'georss',
  'w3.org/2003/01/geo/wgs84_pos': 'geo',
  'web.resource.org/cc': 'cc',
}

/** A prefix used without its declaration means what everyone means by it. */
const usualPrefixes = new Set(Object.values(shortNames))

/** What the names of a part of the document mean: prefix → our short name, or `undefined` for any other. */
export interface NamespaceScope {
  prefixes: ReadonlyMap<string, string | undefined>
  /** Keys worked out so far in this scope, by the name as written. */
  keys: Map<string, string>
}

export function shortNameOf(address: string): string | undefined {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '')
  return Object.hasOwn(shortNames, bare) ? shortNames[bare] : undefined
}

/** The scope inside an element that has these attributes. */
export function scopeWithin(
  outer: NamespaceScope,
  attributes: Readonly<Record<string, string>>,
): NamespaceScope {
  let prefixes: Map<string, string | undefined> | undefined
  for (const name of Object.keys(attributes)) {
    if (!name.startsWith('xmlns')) continue
    prefixes ??= new Map(outer.prefixes)
    const address = attributes[name] ?? ''
    if (name === 'xmlns') prefixes.set('', address === '' ? '' : shortNameOf(address))
    else if (name[5] === ':') prefixes.set(name.slice(6), shortNameOf(address))
  }
  return prefixes ? { prefixes, keys: new Map() } : outer
}

/**
 * The scope of a whole document. RSS and Atom written without their namespace, or with one of its author's making,
 * are read as what their root says they are.
 */
export function scopeOfRoot(name: string, attributes: Readonly<Record<string, string>>): NamespaceScope {
  const scope = scopeWithin({ prefixes: new Map(), keys: new Map() }, attributes)
  const prefixes = new Map(scope.prefixes)
  const root = name.toLowerCase()
  const address = attributes.xmlns ?? ''
  if (root === 'rss' || root === 'channel') prefixes.set('', '')
  if (root === 'feed' && (address === '' || /atom/i.test(address))) prefixes.set('', 'atom')
  return { prefixes, keys: new Map() }
}

/**
 * Short name and local name, in lower case since RSS is written in any: `title` for RSS's own elements,
 * `atom:title`, `dc:creator`. Elements of namespaces we do not read begin with `?`.
 */
export function keyOf(name: string, scope: NamespaceScope): string {
  const known = scope.keys.get(name)
  if (known !== undefined) return known
  const colon = name.indexOf(':')
  const prefix = name.slice(0, Math.max(colon, 0))
  const local = name.slice(colon + 1).toLowerCase()
  const space = spaceOf(prefix, scope)
  const key = space === undefined ? `?:${local}` : space === '' ? local : `${space}:${local}`
  scope.keys.set(name, key)
  return key
}

function spaceOf(prefix: string, scope: NamespaceScope): string | undefined {
  if (scope.prefixes.has(prefix)) return scope.prefixes.get(prefix)
  return usualPrefixes.has(prefix.toLowerCase()) ? prefix.toLowerCase() : undefined
}
