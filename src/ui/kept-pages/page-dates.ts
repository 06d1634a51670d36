import { calendarNames } from '../words/calendar-names.ts'

export interface PageDates {
  publishedOn?: string
  modifiedOn?: string
}

const publishedNames = ['article:published_time', 'datepublished', 'date', 'dc.date', 'dcterms.created']
const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
]

/** Sentences such as "Last updated: May 3, 2026" and "Última actualización: 3 de mayo de 2026". */
const updated =
  /(?:^|[^\p{L}])(?:(?:last\s+)?(?:updated|modified|revised|reviewed)(?:\s+on)?|(?:última\s+(?:actualización|revisión)|actualizad[oa])(?:\s+el)?)\s*:?\s*(.{6,40})/giu

/** The days a page itself names: in its head, in what it tells search engines, or in a line of its text. */
export function pageDates(page: HTMLElement, now: number): PageDates {
  const said = new Map<string, string>()
  const note = (name: string | null | undefined, value: string | null | undefined) => {
    const key = name?.trim().toLowerCase()
    const day = key && value ? dayIn(value, now) : undefined
    if (key && day && !said.has(key)) said.set(key, day)
  }
  for (const meta of page.querySelectorAll('meta[content]'))
    for (const name of ['property', 'name', 'itemprop'])
      note(meta.getAttribute(name), meta.getAttribute('content'))
  for (const time of page.querySelectorAll('[itemprop][datetime]'))
    note(time.getAttribute('itemprop'), time.getAttribute('datetime'))
  for (const script of page.querySelectorAll('script')) noteLinkedData(script.textContent ?? '', note)
  for (const [, words] of (page.querySelector('body')?.textContent ?? '').matchAll(updated))
    note('last-modified', words)
  const publishedOn = firstOf(publishedNames, said)
  const modifiedOn = firstOf(modifiedNames, said)
  return { ...(publishedOn && { publishedOn }), ...(modifiedOn && { modifiedOn }) }
}

function firstOf(names: readonly string[], said: ReadonlyMap<string, string>): string | undefined {
  return names.map((name) => said.get(name)).find((day) => day !== undefined)
}

/** JSON-LD is one thing, a list of them, or a graph. Whatever else it is tells nothing. */
function noteLinkedData(json: string, note: (name: string, value: string) => void): void {
  try {
    const value: unknown = JSON.parse(json)
    const things = isThing(value) && Array.isArray(value['@graph']) ? value['@graph'] : [value].flat()
    for (const thing of things.filter(isThing))
      for (const name of ['datePublished', 'dateModified'])
        if (typeof thing[name] === 'string') note(name, thing[name])
  } catch {
    // No JSON, and nothing to read from it.
  }
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** `YYYY-MM-DD`, as written and in no other zone; none that has not come yet. */
export function dayIn(text: string, now: number): string | undefined {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  const day = iso ? dayOf(iso[1], iso[2], iso[3]) : writtenDay(text)
  const tomorrow = new Date(now + 86_400_000).toISOString().slice(0, 10)
  return day !== undefined && day >= '1990' && day <= tomorrow ? day : undefined
}

/** "May 3, 2026", "3 May 2026", "3 de mayo de 2026". */
function writtenDay(text: string): string | undefined {
  const [, month1, day1, year1] =
    /^\W*(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text) ?? []
  const [, day2, month2, year2] =
    /^[^\d\p{L}]*(?:\p{L}{3,10},\s*)?(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})/u.exec(
      text,
    ) ?? []
  const month = monthOf(month1) ?? monthOf(month2)
  return month === undefined
    ? undefined
    : monthOf(month1) === undefined
      ? dayOf(year2, month, day2)
      : dayOf(year1, month, day1)
}

function monthOf(name: string | undefined): string | undefined {
  const start = name?.toLowerCase().slice(0, 3)
  if (start === undefined) return undefined
  for (const { months } of Object.values(calendarNames)) {
    const at = months.findIndex((month) => month.toLowerCase().startsWith(start))
    if (at >= 0) return String(at + 1).padStart(2, '0')
  }
  return undefined
}

/** None where the calendar has no such day. */
function dayOf(year = '', month = '', day = ''): string | undefined {
  const written = `${year}-${month}-${day.padStart(2, '0')}`
  const time = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written) ? written : undefined
}
