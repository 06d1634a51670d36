import type { ActionPack } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export type { ActionPack, PackCriteria } from './schema.ts'

/** The last made first. */
export async function allPacks(): Promise<ActionPack[]> {
  const packs = await read(['actionPacks'], (transaction) => transaction.objectStore('actionPacks').getAll())
  return packs.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
}

export async function packById(id: string): Promise<ActionPack | undefined> {
  return read(['actionPacks'], (transaction) => transaction.objectStore('actionPacks').get(id))
}

/** All that a pack keeps on the phone. */
export function postsOfPack({ postIds, nextPostIds = [] }: ActionPack): string[] {
  return [...postIds, ...nextPostIds]
}

/** Stores a pack as it is: a new one, or one that was deleted a moment ago. @throws {StorageError} */
export async function putPack(pack: ActionPack): Promise<void> {
  await write(['actionPacks'], 'strict', (transaction) => transaction.objectStore('actionPacks').put(pack))
}

/** Of its posts none goes with it. @throws {StorageError} */
export async function deletePack(id: string): Promise<void> {
  await write(['actionPacks'], 'strict', (transaction) => transaction.objectStore('actionPacks').delete(id))
}

/** Of a pack that another window has just deleted nothing is left to change. @throws {StorageError} */
export async function changePack(id: string, change: (pack: ActionPack) => ActionPack): Promise<void> {
  await write(['actionPacks'], 'strict', async (transaction: Writing<'actionPacks'>) => {
    const packs = transaction.objectStore('actionPacks')
    const pack = await packs.get(id)
    if (pack) await packs.put(change(pack))
  })
}

/** What was being gathered becomes the pack. @throws {StorageError} */
export async function finishPack(id: string): Promise<void> {
  await changePack(id, ({ nextPostIds, nextAsOf, isGathering: _, isPaused: __, ...pack }) => ({
    ...pack,
    ...(nextPostIds && { postIds: nextPostIds, ...(nextAsOf !== undefined && { asOf: nextAsOf }) }),
  }))
}

/** @throws {StorageError} */
export async function pausePack(id: string): Promise<void> {
  await changePack(id, (pack) => ({ ...pack, isPaused: true }))
}

/** @throws {StorageError} */
export async function resumePack(id: string): Promise<void> {
  await changePack(id, ({ isPaused: _, ...pack }) => ({ ...pack, isGathering: true }))
}
