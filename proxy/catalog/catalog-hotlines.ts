import { type Entry, isDay, isRecord, isText, isWebAddress } from './catalog-fields.ts'

/** As `public/catalog.schema.json` has them. */
const purposes = ['arrest', 'federal', 'immigration', 'workplace', 'eviction', 'military']
const ways = ['copy', 'page', 'call']
const idForm = /^[a-z0-9][a-z0-9-]{0,79}$/
const numberForm = /^\+[1-9]\d{6,14}$/
const shownForm = /^[\d ()+.-]{5,24}$/
const stateForm = /^[A-Z]{2}$/
const languageForm = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** Numbers for legal help. A wrong one endangers whoever calls it, so none goes out without source and day. */
export function checkHotlines(value: unknown, errors: string[]): void {
  if (value === undefined) return
  if (!Array.isArray(value)) {
    errors.push('hotlines: must be a list.')
    return
  }
  const ids = new Set<unknown>()
  for (const [at, entry] of (value as unknown[]).entries()) {
    const name = isRecord(entry) && isText(entry.id) ? ` ("${entry.id}")` : ''
    const where = `hotlines, entry ${at + 1}${name}`
    if (!isRecord(entry)) errors.push(`${where}: must be an object.`)
    else {
      if (ids.has(entry.id)) errors.push(`${where}, id: is there twice.`)
      ids.add(entry.id)
      for (const [field, wanted] of faultsOf(entry)) errors.push(`${where}, ${field}: must be ${wanted}.`)
    }
  }
}

/** Fields that are wrong, each with what it must be. */
function faultsOf(entry: Entry): [field: string, wanted: string][] {
  const { id, name, states, number, shown, for: calledFor, note, languages, source, checked } = entry
  const hasNumber = isText(number) && numberForm.test(number)
  const isMissingOr = (form: RegExp, list: unknown) => list === undefined || isListOf(form, list)
  const rules: [boolean, string, string][] = [
    [isText(id) && idForm.test(id), 'id', 'small letters, digits and hyphens'],
    [isTold(name), 'name', 'a text, or the texts "en" and "es"'],
    [isMissingOr(stateForm, states), 'states', 'a list of postal codes, such as ["CA"]'],
    [hasNumber, 'number', 'a number such as +12125550100'],
    [
      !hasNumber || isSameNumber(shown, number),
      'shown',
      'the same number as people write it, such as 212-555-0100',
    ],
    [isPurposes(calledFor), 'for', `a list of ${purposes.join(', ')}`],
    [note === undefined || isTold(note), 'note', 'a text, or the texts "en" and "es"'],
    [isMissingOr(languageForm, languages), 'languages', 'a list of language tags'],
    [isSource(source), 'source', 'a "name", an address "url" and, where it is known, its day "on"'],
    [isChecked(checked), 'checked', `a day "on" and a "way": ${ways.join(', ')}`],
  ]
  return rules.filter(([isRight]) => !isRight).map(([, field, wanted]) => [field, wanted])
}

function isTold(value: unknown): boolean {
  if (!isRecord(value)) return isText(value)
  return isText(value.en) && (value.es === undefined || isText(value.es))
}

function isListOf(form: RegExp, value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => isText(entry) && form.test(entry))
}

function isPurposes(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((entry) => purposes.includes(entry as string))
  )
}

/** What is read and what is dialed. */
function isSameNumber(shown: unknown, number: unknown): boolean {
  if (!isText(shown) || !shownForm.test(shown)) return false
  const digits = shown.replace(/\D/g, '')
  return number === `+${digits}` || number === `+1${digits}`
}

function isSource(value: unknown): boolean {
  return (
    isRecord(value) &&
    isTold(value.name) &&
    isText(value.url) &&
    isWebAddress(value.url) &&
    (value.on === undefined || isDay(value.on))
  )
}

function isChecked(value: unknown): boolean {
  return isRecord(value) && isDay(value.on) && ways.includes(value.way as string)
}
