import { type Notice, type NotifySettings, type NotifyState, noNotifyState } from '../domain/notify.ts'
import type { Post } from '../domain/post.ts'
import { isImportant } from './important.ts'
import { dayAfter, dayOf, isQuiet, minuteOf } from './time-of-day.ts'

export interface Publishing {
  id: string
  name: string
}

/** What is known when a run in the background has refreshed. */
export interface Known {
  settings: NotifySettings
  state: NotifyState
  /** The newest of what the reader follows, the newest first. */
  newest: readonly Pick<Post, 'id' | 'sourceId' | 'sortAt' | 'title' | 'excerpt' | 'tags'>[]
  read: ReadonlySet<string>
  publisherOf: (sourceId: string) => Publishing | undefined
  packs: readonly { id: string; name: string; day?: string }[]
  now: Date
  /** A push has started it: some phones then want something to be shown. */
  isPush: boolean
  /** The network did not let it through. */
  isFailed: boolean
  /** The reader has the app before them. */
  isLooking: boolean
}

export interface Decision {
  notices: Notice[]
  state: NotifyState
}

/** Pushes in a row after which one is shown, whatever there is: a phone takes them away from an app that is silent. */
const mostSilent = 3
/** From here on it is evening. */
const evening = 18 * 60
const mostReminded = 50

/** What the reader is told now, and what is held for later. Asks nobody and shows nothing. */
export function decide(known: Known): Decision {
  const { settings, isPush, isFailed, isLooking } = known
  const minute = minuteOf(known.now)
  const isStill = isQuiet(settings.quiet, minute)
  const state = gather(known)
  const notices: Notice[] = []
  if (!isStill && !isLooking) {
    const isDue = isDigestDue(settings, state, known.now)
    const told = isDue && state.isUntold ? postsNotice(known, state.waiting) : undefined
    if (told) notices.push(told)
    if (isDue && settings.digestAt !== undefined) state.digestDay = dayOf(known.now)
    if (told) state.isUntold = false
    if (notices.length === 0 && isPush && isFailed && settings.digestAt === undefined)
      notices.push({ kind: 'unfetched', isSilent: false })
    notices.push(...remind(known, state))
  }
  if (isPush) state.silent = notices.length > 0 ? 0 : state.silent + 1
  if (state.silent >= mostSilent) {
    state.silent = 0
    const posts = state.waiting.length
    notices.push(posts > 0 ? { kind: 'held', posts, isSilent: true } : { kind: 'nothing', isSilent: true })
  }
  return { notices, state }
}

/** From now on all that is there counts as seen, as the reader has the app before them. */
export function afterLook(newest: Known['newest'], state: NotifyState): NotifyState {
  return { ...state, ...seenOf(newest, state), waiting: [], isUntold: false }
}

function gather(known: Known): NotifyState {
  const { newest, read, isLooking } = known
  const state: NotifyState = { ...noNotifyState, ...known.state }
  // On a phone that had no posts yet all of them are new, and none is news.
  if (isLooking || !state.seen?.length) return afterLook(newest, state)
  const seen = new Set(state.seen)
  const isNews = (post: Known['newest'][number]) =>
    !seen.has(post.id) && post.sortAt >= state.seenFrom && isWanted(post, known)
  const news = newest.filter(isNews).map(({ id }) => id)
  const waits = new Set([...news, ...state.waiting])
  const waiting = newest.flatMap(({ id }) => (waits.has(id) && !read.has(id) ? id : []))
  return {
    ...state,
    ...seenOf(newest, state),
    waiting,
    isUntold: waiting.length > 0 && (state.isUntold || news.some((id) => !read.has(id))),
  }
}

function seenOf(newest: Known['newest'], { seenFrom }: NotifyState) {
  return { seen: newest.map(({ id }) => id), seenFrom: newest.at(-1)?.sortAt ?? seenFrom }
}

function isWanted(post: Known['newest'][number], { settings, publisherOf }: Known): boolean {
  const publisher = publisherOf(post.sourceId)
  const level = (publisher && settings.levels[publisher.id]) ?? settings.level
  return level === 'all' || (level === 'important' && isImportant(post))
}

function postsNotice({ newest, publisherOf }: Known, waiting: readonly string[]): Notice | undefined {
  const told = newest.filter(({ id }) => waiting.includes(id))
  const [first] = told
  if (!first) return undefined
  const names = told.flatMap(({ sourceId }) => publisherOf(sourceId)?.name ?? [])
  return {
    kind: 'posts',
    isSilent: false,
    posts: told.length,
    publishers: [...new Set(names)],
    ...(told.length === 1 && { only: { id: first.id, title: first.title ?? first.excerpt } }),
  }
}

function isDigestDue({ digestAt }: NotifySettings, { digestDay }: NotifyState, now: Date): boolean {
  return digestAt === undefined || (minuteOf(now) >= digestAt && digestDay !== dayOf(now))
}

/** Of what is for tomorrow, each once. */
function remind({ settings, packs, now }: Known, state: NotifyState): Notice[] {
  if (!settings.remindsOfPacks || minuteOf(now) < evening) return []
  const due = packs.filter(({ day }) => day === dayAfter(now))
  const untold = due.filter(({ id, day }) => !state.reminded.includes(`${id} ${day}`))
  state.reminded = [...state.reminded, ...untold.map(({ id, day }) => `${id} ${day}`)].slice(-mostReminded)
  return untold.map(({ name }) => ({ kind: 'pack', name, isSilent: false }))
}
