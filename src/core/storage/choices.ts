import type { Choices, ChosenSettings } from '../choices/choices.ts'
import { knownFollow, mergedFollow } from '../choices/merge-follow.ts'
import { type Follow, isFollowed } from '../domain/follow.ts'
import { type OwnCollection, toOwn } from './collections.ts'
import type { OwnNumber, PostList, SavedPost, Schema } from './schema.ts'
import { defaultSettings, type Settings, toSettings } from './settings.ts'
import { read, write } from './transaction.ts'

const stores = ['settings', 'sources', 'saved', 'lists', 'ownNumbers'] as const
type Name = (typeof stores)[number]

/** What taking choices would do on this phone now. */
export interface ChoicesChange {
  /** Sources that are off and would be on; a source that is on is never switched off once the reader has chosen. */
  sourcesOn: number
  sourcesOff: number
  /** Sources that this phone's list does not have. */
  unknownSources: number
  /** Settings that would be others. */
  settings: (keyof ChosenSettings)[]
  saved: number
  /** Lists that would be new, or have more posts. */
  lists: number
  collections: number
  numbers: number
}

/** All that the reader chose here. @param withNumbers their own numbers, too */
export async function ownChoices(withNumbers: boolean): Promise<Choices> {
  const { settings, saved, lists, own, numbers } = await read([...stores], readOwn)
  const { hasChosen, follow, ...rest } = settings
  const changed = Object.entries(rest).filter(
    ([key, value]) => value !== defaultSettings[key as keyof Settings],
  )
  return {
    settings: { ...(Object.fromEntries(changed) as ChosenSettings), ...(hasChosen && { follow }) },
    saved: saved.map(({ postId }) => postId),
    lists: lists.map(({ name, posts }) => ({ name, postIds: posts.map(({ postId }) => postId) })),
    collections: own.map(({ name, query }) => ({ name, query })),
    ...(withNumbers && { numbers: numbers.map(({ label, number }) => ({ label, number })) }),
  }
}

export async function choicesChange(choices: Choices): Promise<ChoicesChange> {
  return read([...stores], async (transaction) => changeOf(choices, await readOwn(transaction), 0).change)
}

/** All of it or nothing; what is here stays. @throws {StorageError} */
export async function takeChoices(choices: Choices, now: number): Promise<ChoicesChange> {
  return write([...stores], 'strict', async (transaction) => {
    const { change, rows } = changeOf(choices, await readOwn(transaction), now)
    // Async, as `put` throws at once when the quota has ended the transaction between two of them.
    const put = async (work: () => Promise<unknown>) => work()
    const settings = transaction.objectStore('settings')
    await Promise.all([
      ...Object.entries(rows.settings).map(([key, value]) => put(() => settings.put({ key, value }))),
      ...rows.saved.map((row) => put(() => transaction.objectStore('saved').put(row))),
      ...rows.lists.map((row) => put(() => transaction.objectStore('lists').put(row))),
      ...rows.numbers.map((row) => put(() => transaction.objectStore('ownNumbers').put(row))),
    ])
    return change
  })
}

interface Own {
  settings: Settings
  sourceIds: string[]
  saved: SavedPost[]
  lists: PostList[]
  own: OwnCollection[]
  numbers: OwnNumber[]
}

/** Of a transaction that reads, or one that writes. */
interface OwnStores {
  objectStore<Wanted extends Name>(
    name: Wanted,
  ): { getAll(): Promise<Schema[Wanted]['value'][]>; getAllKeys(): Promise<string[]> }
}

async function readOwn(transaction: OwnStores): Promise<Own> {
  const [rows, sourceIds, saved, lists, numbers] = await Promise.all([
    transaction.objectStore('settings').getAll(),
    transaction.objectStore('sources').getAllKeys(),
    transaction.objectStore('saved').getAll(),
    transaction.objectStore('lists').getAll(),
    transaction.objectStore('ownNumbers').getAll(),
  ])
  const own = toOwn(rows.find(({ key }) => key === 'ownCollections'))
  return { settings: toSettings(rows), sourceIds, saved, lists, own, numbers }
}

function changeOf(choices: Choices, here: Own, now: number) {
  const { follow: other, ...chosen } = choices.settings
  const followed = other && followChange(other, here)
  const settings = Object.entries(chosen).filter(
    ([key, value]) => value !== here.settings[key as keyof Settings],
  )
  const savedHere = new Set(here.saved.map(({ postId }) => postId))
  const saved = [...new Set(choices.saved)].filter((id) => !savedHere.has(id))
  const lists = choices.lists.flatMap((list) => listChange(list, here.lists, now) ?? [])
  const isHere = ({ name, query }: Choices['collections'][number]) =>
    here.own.some((known) => known.name === name && JSON.stringify(known.query) === JSON.stringify(query))
  const collections = choices.collections.filter((collection) => !isHere(collection))
  const numbersHere = new Set(here.numbers.map(({ number }) => number))
  const numbers = (choices.numbers ?? []).filter(({ number }) => !numbersHere.has(number))
  const withId = <Row>(row: Row) => ({ id: crypto.randomUUID(), ...row })
  const change: ChoicesChange = {
    sourcesOn: followed?.on ?? 0,
    sourcesOff: followed?.off ?? 0,
    unknownSources: followed?.unknown ?? 0,
    settings: settings.map(([key]) => key as keyof ChosenSettings),
    saved: saved.length,
    lists: lists.length,
    collections: collections.length,
    numbers: numbers.length,
  }
  const rows = {
    settings: {
      ...Object.fromEntries(settings),
      ...(followed && { follow: followed.follow, hasChosen: true }),
      ...(collections.length > 0 && { ownCollections: [...here.own, ...collections.map(withId)] }),
    },
    // In the order they had: the first is the newest.
    saved: saved.map((postId, at) => ({ postId, savedAt: now - at })),
    lists,
    numbers: numbers.map(withId),
  }
  return { change, rows }
}

function followChange(other: Follow, { settings, sourceIds }: Own) {
  const { follow: known, unknown } = knownFollow(other, new Set(sourceIds))
  const follow = mergedFollow(settings.follow, known, settings.hasChosen)
  const [before, after] = [settings.follow, follow].map((chosen) => (id: string) => isFollowed(chosen, id))
  const changed = sourceIds.filter((id) => before?.(id) !== after?.(id))
  const on = changed.filter((id) => after?.(id)).length
  return { follow, unknown, on, off: changed.length - on }
}

/** Undefined where the list is here with all its posts. */
function listChange(
  { name, postIds }: Choices['lists'][number],
  lists: readonly PostList[],
  now: number,
): PostList | undefined {
  const known = lists.find((list) => list.name === name)
  const here = new Set(known?.posts.map(({ postId }) => postId))
  const added = [...new Set(postIds)]
    .filter((id) => !here.has(id))
    .map((postId) => ({ postId, addedAt: now }))
  if (!known) return { id: crypto.randomUUID(), name, createdAt: now, posts: added }
  return added.length > 0 ? { ...known, posts: [...known.posts, ...added] } : undefined
}
