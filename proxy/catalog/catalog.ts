import { checkCollections } from './catalog-collections.ts'
import { type Entry, isDay, isMail, isRecord, isText, isWebAddress } from './catalog-fields.ts'
import { checkHotlines } from './catalog-hotlines.ts'
import { checkPageHosts } from './catalog-pages.ts'
import { checkProfile } from './catalog-profile.ts'

/** What the server needs of the catalog; phones get the file as it is. */
export interface Catalog {
  sources: CatalogSource[]
  /** Addresses of the publishers' sites, as far as they are told. */
  sites: string[]
}

export interface CatalogSource {
  id: string
  feed: string
  /** Not asked for any more; what was stored of it stays served. */
  isRetired: boolean
}

export type ParsedCatalog = { kind: 'catalog'; catalog: Catalog } | { kind: 'failed'; errors: string[] }

/** Every error names the entry and the field, for somebody who edits the file and does not program. */
export function parseCatalog(text: string): ParsedCatalog {
  const json = parseJson(text)
  if (json.kind === 'failed') return { kind: 'failed', errors: [json.error] }
  const errors: string[] = []
  const root = json.value
  if (!isRecord(root)) return { kind: 'failed', errors: ['The catalog must be an object.'] }
  if (root.version !== 1) errors.push('version: must be 1.')
  const { ids, sites, entries } = checkPublishers(root.publishers, idsOf(root.sources), errors)
  const sources = checkSources(root.sources, ids, errors)
  checkCollections(root.collections, ids, idsOf(root.sources), errors)
  checkHotlines(root.hotlines, errors)
  const { proposalsTo } = root
  if (
    proposalsTo !== undefined &&
    !(isText(proposalsTo) && (isMail(proposalsTo) || isWebAddress(proposalsTo)))
  )
    errors.push('proposalsTo: must be a mail address, or one that starts with http:// or https://.')
  // The hosts of wrong addresses can't be told.
  if (errors.length === 0) checkPageHosts(entries, { sources, sites }, errors)
  return errors.length > 0 ? { kind: 'failed', errors } : { kind: 'catalog', catalog: { sources, sites } }
}

function checkPublishers(
  value: unknown,
  sourceIds: ReadonlySet<unknown>,
  errors: string[],
): { ids: Set<string>; sites: string[]; entries: PlacedEntry[] } {
  const ids = new Set<string>()
  const entries = entriesOf('publishers', value, errors)
  for (const { entry, where } of entries) {
    checkId(entry.id, where, ids, errors)
    needText(entry, ['name', 'kind'], where, errors)
    optionalText(entry, ['state', 'site', 'parent'], where, errors)
    const { languages } = entry
    if (languages !== undefined && !(Array.isArray(languages) && languages.every(isText))) {
      errors.push(`${where}, languages: must be a list of language tags.`)
    }
    checkProfile(entry, where, sourceIds, errors)
  }
  for (const { entry, where } of entries) {
    if (isText(entry.parent) && !ids.has(entry.parent)) {
      errors.push(`${where}, parent: there is no publisher "${entry.parent}".`)
    }
  }
  const sites = entries.map(({ entry }) => entry.site).filter(isText)
  return { ids, sites: sites.filter(isWebAddress), entries }
}

function checkSources(value: unknown, publisherIds: ReadonlySet<string>, errors: string[]): CatalogSource[] {
  const ids = new Set<string>()
  const sources: CatalogSource[] = []
  for (const { entry, where } of entriesOf('sources', value, errors)) {
    const id = checkId(entry.id, where, ids, errors)
    needText(entry, ['publisher', 'title', 'feed', 'language'], where, errors)
    if (isText(entry.publisher) && !publisherIds.has(entry.publisher)) {
      errors.push(`${where}, publisher: there is no publisher "${entry.publisher}".`)
    }
    if (isText(entry.feed) && !isWebAddress(entry.feed)) {
      errors.push(`${where}, feed: must be an address that starts with http:// or https://.`)
    }
    if (entry.unverified !== undefined && typeof entry.unverified !== 'boolean') {
      errors.push(`${where}, unverified: must be true or false.`)
    }
    const isRetired = checkRetirement(entry.retired, where, errors)
    if (id !== undefined && isText(entry.feed)) sources.push({ id, feed: entry.feed, isRetired })
  }
  return sources
}

function checkRetirement(retired: unknown, where: string, errors: string[]): boolean {
  if (retired === undefined) return false
  if (!isRecord(retired) || !isDay(retired.on)) {
    errors.push(`${where}, retired: must hold a day "on", written YYYY-MM-DD.`)
  }
  if (!isRecord(retired) || !isText(retired.reason)) errors.push(`${where}, retired: must hold a "reason".`)
  return true
}

/** Ids are parts of addresses and names of files. */
const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

function checkId(id: unknown, where: string, ids: Set<string>, errors: string[]): string | undefined {
  if (!isText(id) || !idForm.test(id)) {
    errors.push(`${where}, id: must be letters, digits, hyphens, points and underscores, 100 at most.`)
    return undefined
  }
  if (ids.has(id)) errors.push(`${where}, id: is there twice.`)
  ids.add(id)
  return id
}

/** `where` names it in errors. */
interface PlacedEntry {
  entry: Entry
  where: string
}

/** As far as they can be told before the sources are checked. */
function idsOf(value: unknown): Set<unknown> {
  return new Set(Array.isArray(value) ? value.filter(isRecord).map(({ id }) => id) : [])
}

function entriesOf(list: string, value: unknown, errors: string[]): PlacedEntry[] {
  if (!Array.isArray(value)) {
    errors.push(`${list}: must be a list.`)
    return []
  }
  return value.flatMap((entry: unknown, at) => {
    const name = isRecord(entry) && isText(entry.id) ? ` ("${entry.id}")` : ''
    const where = `${list}, entry ${at + 1}${name}`
    if (isRecord(entry)) return [{ entry, where }]
    errors.push(`${where}: must be an object.`)
    return []
  })
}

function needText(entry: Entry, names: readonly string[], where: string, errors: string[]): void {
  for (const name of names) if (!isText(entry[name])) errors.push(`${where}, ${name}: must be a text.`)
}

function optionalText(entry: Entry, names: readonly string[], where: string, errors: string[]): void {
  needText(
    entry,
    names.filter((name) => entry[name] !== undefined),
    where,
    errors,
  )
}

function parseJson(text: string): { kind: 'value'; value: unknown } | { kind: 'failed'; error: string } {
  try {
    // An editor on Windows may begin the file with a byte order mark.
    return { kind: 'value', value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return {
      kind: 'failed',
      error: `It is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}
