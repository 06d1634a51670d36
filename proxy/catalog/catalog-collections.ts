import { type Entry, isDay, isRecord, isText } from './catalog-fields.ts'

/** As `public/catalog.schema.json` has them. */
const kinds = ['national', 'chapter', 'ydsa', 'publication', 'podcast', 'project', 'allied']
const conditions = ['tags', 'series', 'sources', 'publishers', 'kinds', 'language', 'from', 'until']
const idForm = /^[a-z0-9][a-z0-9-]{0,79}$/
const languageForm = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** The front page's named parts. The server shows none: it only keeps a broken list from its phones. */
export function checkCollections(
  value: unknown,
  publisherIds: ReadonlySet<unknown>,
  sourceIds: ReadonlySet<unknown>,
  errors: string[],
): void {
  if (value === undefined) return
  if (!Array.isArray(value)) {
    errors.push('collections: must be a list.')
    return
  }
  const ids = new Set<unknown>()
  for (const [at, entry] of (value as unknown[]).entries()) {
    const name = isRecord(entry) && isText(entry.id) ? ` ("${entry.id}")` : ''
    const where = `collections, entry ${at + 1}${name}`
    if (!isRecord(entry)) errors.push(`${where}: must be an object.`)
    else {
      if (ids.has(entry.id)) errors.push(`${where}, id: is there twice.`)
      ids.add(entry.id)
      checkCollection(entry, where, errors)
      checkNames(entry, 'publishers', publisherIds, where, errors)
      checkNames(entry, 'sources', sourceIds, where, errors)
    }
  }
}

function checkCollection(entry: Entry, where: string, errors: string[]): void {
  const { id, title, kinds: asked, language } = entry
  const wrong = (field: string, wanted: string) => errors.push(`${where}, ${field}: must be ${wanted}.`)
  if (!isText(id) || !idForm.test(id)) wrong('id', 'small letters, digits and hyphens')
  if (!isRecord(title) || !isText(title.en) || !isText(title.es)) wrong('title', 'the texts "en" and "es"')
  if (conditions.every((field) => entry[field] === undefined))
    errors.push(`${where}: must have one of ${conditions.join(', ')}.`)
  for (const field of ['tags', 'sources', 'publishers', 'kinds'])
    if (entry[field] !== undefined && !isTexts(entry[field]))
      wrong(field, 'a list of texts, with one at least')
  if (isTexts(asked) && !asked.every((kind) => kinds.includes(kind)))
    wrong('kinds', `a list of ${kinds.join(', ')}`)
  if (entry.series !== undefined && !isText(entry.series)) wrong('series', 'a text')
  if (language !== undefined && !(isText(language) && languageForm.test(language)))
    wrong('language', 'a language tag')
  for (const field of ['from', 'until'])
    if (entry[field] !== undefined && !isDay(entry[field])) wrong(field, 'a day, written YYYY-MM-DD')
}

function checkNames(
  entry: Entry,
  field: 'publishers' | 'sources',
  known: ReadonlySet<unknown>,
  where: string,
  errors: string[],
): void {
  const names = entry[field]
  if (!isTexts(names)) return
  for (const name of names.filter((asked) => !known.has(asked)))
    errors.push(`${where}, ${field}: there is no ${field.slice(0, -1)} "${name}".`)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText)
}
