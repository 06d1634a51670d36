import type { Catalog } from './catalog.ts'
import { type Entry, isRecord, isText, isWebAddress } from './catalog-fields.ts'
import { catalogHosts, withoutWww } from './catalog-hosts.ts'

/** A page elsewhere would be refused to every phone that asks for it. */
export function checkPageHosts(
  publishers: readonly { entry: Entry; where: string }[],
  catalog: Catalog,
  errors: string[],
): void {
  const hosts = catalogHosts(catalog).pages
  for (const { entry, where } of publishers) {
    const pages: unknown[] = Array.isArray(entry.pages) ? entry.pages : []
    for (const [at, page] of pages.entries()) {
      if (!isRecord(page) || !isText(page.url) || !isWebAddress(page.url)) continue
      const { host } = new URL(page.url)
      if (hosts.has(withoutWww(host))) continue
      errors.push(`${where}, pages, entry ${at + 1}, url: "${host}" is no site of a publisher in this list.`)
    }
  }
}
