import { type Entry, isDay, isMail, isRecord, isText, isWebAddress } from './catalog-fields.ts'

/** As `public/catalog.schema.json` has them. */
const platformNames = [
  'bluesky',
  'facebook',
  'instagram',
  'mastodon',
  'medium',
  'soundcloud',
  'substack',
  'threads',
  'tiktok',
  'twitch',
  'twitter',
  'wordpress',
  'youtube',
]

interface Rule {
  isRight: (value: unknown) => boolean
  /** Goes on after "must be". */
  wanted: string
}
type Rules = Record<string, Rule>

const text: Rule = { isRight: isText, wanted: 'a text' }
const day: Rule = { isRight: isDay, wanted: 'a day, written YYYY-MM-DD' }
const address: Rule = {
  isRight: (value) => isText(value) && isWebAddress(value),
  wanted: 'an address that starts with http:// or https://',
}
const mail: Rule = {
  isRight: (value) => isText(value) && isMail(value),
  wanted: 'a mail address',
}
const told: Rule = {
  isRight: (value) =>
    isText(value) || (isRecord(value) && isText(value.en) && (value.es === undefined || isText(value.es))),
  wanted: 'a text, or the texts "en" and "es"',
}
const oneOf = (...values: string[]): Rule => ({
  isRight: (value) => isText(value) && values.includes(value),
  wanted: `one of ${values.join(', ')}`,
})

const profile: Rules = { place: text, join: address }
const platform: Rules = {
  platform: oneOf(...platformNames),
  handle: text,
  url: address,
  status: oneOf('active', 'planned'),
  follow: text,
}
const contact: Rules = { email: mail, press: mail }
const listed: Rules = { why: told, by: told, on: day }
const note: Rules = { text: told, on: day, source: told }
const languageTag: Rule = {
  isRight: (value) => isText(value) && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
  wanted: 'a language tag such as "en"',
}
const page: Rules = {
  url: address,
  title: told,
  kind: oneOf('rights', 'faq', 'handbook', 'guide', 'about'),
  language: languageTag,
}

/** What a publisher's entry tells beyond what the server needs; all of it may be left out. */
export function checkProfile(
  entry: Entry,
  where: string,
  sourceIds: ReadonlySet<unknown>,
  errors: string[],
): void {
  check(entry, profile, [], where, errors)
  checkPart(entry.contact, contact, [], `${where}, contact`, errors)
  checkPart(entry.listed, listed, ['why'], `${where}, listed`, errors)
  checkList(entry.notes, note, ['text'], `${where}, notes`, errors)
  checkList(entry.pages, page, Object.keys(page), `${where}, pages`, errors)
  checkList(entry.platforms, platform, ['platform'], `${where}, platforms`, errors)
  const platforms: unknown[] = Array.isArray(entry.platforms) ? entry.platforms : []
  for (const [at, part] of platforms.entries()) {
    if (!isRecord(part) || !isText(part.follow) || sourceIds.has(part.follow)) continue
    errors.push(`${where}, platforms, entry ${at + 1}, follow: there is no source "${part.follow}".`)
  }
}

function checkList(value: unknown, rules: Rules, needed: string[], where: string, errors: string[]): void {
  if (value === undefined) return
  if (!Array.isArray(value)) errors.push(`${where}: must be a list.`)
  else
    for (const [at, part] of value.entries())
      checkPart(part ?? null, rules, needed, `${where}, entry ${at + 1}`, errors)
}

function checkPart(value: unknown, rules: Rules, needed: string[], where: string, errors: string[]): void {
  if (value === undefined) return
  if (isRecord(value)) check(value, rules, needed, where, errors)
  else errors.push(`${where}: must be an object.`)
}

function check(entry: Entry, rules: Rules, needed: string[], where: string, errors: string[]): void {
  for (const [field, { isRight, wanted }] of Object.entries(rules)) {
    const value = entry[field]
    if (value === undefined && !needed.includes(field)) continue
    if (!isRight(value)) errors.push(`${where}, ${field}: must be ${wanted}.`)
  }
}
