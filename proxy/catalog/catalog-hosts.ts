import type { Catalog } from './catalog.ts'

/** The hosts readers may have asked for where the server is not open to any address. */
export interface CatalogHosts {
  /** Those of the feeds themselves. */
  feeds: ReadonlySet<string>
  /** Those and the publishers' sites, where the feeds' posts are. Compared without `www.`. */
  pages: ReadonlySet<string>
}

const known = new WeakMap<Catalog, CatalogHosts>()

export function catalogHosts(catalog: Catalog): CatalogHosts {
  const found = known.get(catalog) ?? hostsIn(catalog)
  known.set(catalog, found)
  return found
}

/** Many sites answer at both names, and link to the one or the other. */
export function withoutWww(host: string): string {
  return host.replace(/^www\./, '')
}

function hostsIn({ sources, sites }: Catalog): CatalogHosts {
  const feeds = sources.map(({ feed }) => new URL(feed).host)
  const pages = [...feeds, ...sites.map((site) => new URL(site).host)].map(withoutWww)
  return { feeds: new Set(feeds), pages: new Set(pages) }
}
