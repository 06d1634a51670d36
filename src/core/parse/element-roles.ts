/**
 * Elements whose content is text or HTML. When tags inside are out of order, as in HTML pasted without escaping,
 * their content is kept as written by putting it into a CDATA section.
 */
export const textHolders: ReadonlySet<string> = new Set(
  ['title', 'description', 'content:encoded', 'content', 'summary', 'subtitle', 'tagline', 'info'].flatMap(
    (name) => [name, `atom:${name}`, `media:${name}`, `itunes:${name}`],
  ),
)

/** Elements that hold elements only, so that the line breaks between those say nothing. */
export const containerNames: ReadonlySet<string> = new Set([
  'rss',
  'rdf:RDF',
  'channel',
  'item',
  'feed',
  'entry',
  'image',
  'author',
  'media:group',
])

/** Elements of RSS that hold no others, and those that stand beside them and mean nothing in HTML or a title. */
export const leafNames: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'pubDate',
  'category',
  'author',
  'comments',
])
export const besideLeaf: ReadonlySet<string> = new Set([
  'link',
  'guid',
  'pubDate',
  'description',
  'category',
  'content:encoded',
  'dc:creator',
])
