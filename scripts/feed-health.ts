import type { KeptHeaders } from '../proxy/upstream/kept-headers.ts'
import type { ItemFacts } from '../src/core/normalize/item-facts.ts'
import { collapse } from '../src/core/parse/plain-text.ts'

/** How a publisher's site answered when it was asked for a feed, and what came of that. */
export type FeedHealth =
  | { kind: 'noAnswer'; why: string; status?: number }
  | { kind: 'noFeed'; why: string; answer: AnswerFacts }
  | { kind: 'feed'; answer: AnswerFacts; items: ItemFacts; isDamaged: boolean }

export interface AnswerFacts {
  url: string
  finalUrl: string
  /** As far as the redirects were for good. */
  movedTo?: string
  headers: KeptHeaders
  /** Of the body, decoded. */
  bytes: number
}

const staleAfterMs = 2 * 365.25 * 86_400_000

/** The report, one fact to a line; the last line is the verdict. */
export function healthLines(health: FeedHealth, now: number): string[] {
  const faults = faultsOf(health, now)
  const verdict =
    faults.length === 0 ? 'Fit for the catalog.' : `Not fit for the catalog: ${faults.join(' ')}`
  return [...factLines(health), verdict]
}

/** The report in a few words, for a list of feeds. */
export function healthWords(health: FeedHealth, now: number): string {
  const faults = faultsOf(health, now)
  if (faults.length > 0 || health.kind !== 'feed') return faults.join(' ')
  const { items, answer } = health
  const moved = answer.movedTo === undefined ? '' : `, moved for good to ${answer.movedTo}`
  return `${counted(items.all)}, newest of ${day(items.newestAt)}${moved}`
}

/** Why it should not enter the catalog, a sentence each; none when it may. */
export function faultsOf(health: FeedHealth, now: number): string[] {
  if (health.kind !== 'feed') return [health.why]
  const { all, newestAt } = health.items
  if (all === 0) return ['It has no items.']
  if (newestAt === undefined) return ['None of its items has a date that can be true.']
  return now - newestAt > staleAfterMs ? [`Its newest post, of ${day(newestAt)}, is over two years old.`] : []
}

function factLines(health: FeedHealth): string[] {
  if (health.kind === 'noAnswer') return health.status === undefined ? [] : [`Status: ${health.status}.`]
  if (health.kind === 'noFeed') return answerLines(health.answer)
  const damage = health.isDamaged ? ['Damage: the document ends early; this is what came before.'] : []
  return [...answerLines(health.answer), ...damage, ...itemLines(health.items)]
}

function answerLines(answer: AnswerFacts): string[] {
  return [
    redirectLine(answer),
    'Status: 200.',
    `Content type: ${collapse(answer.headers.contentType ?? '') ?? 'none'}.`,
    cacheLine(answer.headers),
    `Size: ${Math.ceil(answer.bytes / 1000)} KB.`,
  ]
}

function redirectLine({ url, finalUrl, movedTo }: AnswerFacts): string {
  if (movedTo === finalUrl) return `Redirect: for good, to ${finalUrl}.`
  if (movedTo !== undefined) return `Redirect: for good to ${movedTo}, for now to ${finalUrl}.`
  return isSameAddress(url, finalUrl) ? 'Redirect: none.' : `Redirect: for now, to ${finalUrl}.`
}

function isSameAddress(url: string, finalUrl: string): boolean {
  const asked = new URL(url)
  asked.hash = ''
  return asked.href === finalUrl
}

function cacheLine({ etag, lastModified, cacheControl, expires }: KeptHeaders): string {
  const headers = {
    ETag: etag,
    'Last-Modified': lastModified,
    'Cache-Control': cacheControl,
    Expires: expires,
  }
  const written = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${collapse(value) ?? ''}`],
  )
  return `Cache headers: ${written.length === 0 ? 'none' : written.join(', ')}.`
}

function itemLines(items: ItemFacts): string[] {
  if (items.all === 0) return ['Items: none.']
  const { all, withImage, newestAt } = items
  const texts = [
    ...some(items.cutShort, 'cut short (they end in an ellipsis or “read more”)'),
    ...some(items.onlySummary, 'with only a summary'),
    ...some(items.withoutText, 'with no text'),
  ]
  const ids = [
    ...some(items.idsFromLink, 'known by their link'),
    ...some(items.idsFromContent, 'with neither guid nor link, known by their content'),
  ]
  const dates = [
    ...(newestAt === undefined ? [] : [`newest ${day(newestAt)}`]),
    ...some(items.undated, 'without a date'),
    ...some(items.inFuture, 'dated in the future'),
  ]
  return [
    `Items: ${all}.`,
    `Texts: ${texts.length === 0 ? 'none cut short' : texts.join(', ')}.`,
    `Ids: ${ids.length === 0 ? 'all given by the feed' : ids.join(', ')}.`,
    `Dates: ${dates.join(', ')}.`,
    `Images: ${withImage === 0 ? 'none' : `in ${withImage} of ${counted(all)}`}.`,
  ]
}

function some(count: number, words: string): string[] {
  return count === 0 ? [] : [`${count} ${words}`]
}

function counted(items: number): string {
  return items === 1 ? '1 item' : `${items} items`
}

function day(time: number | undefined): string {
  return time === undefined ? 'no day' : new Date(time).toISOString().slice(0, 10)
}
