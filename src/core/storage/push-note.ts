import type { PushNote } from './schema.ts'
import { read, write } from './transaction.ts'

/** @throws {StorageError} */
export async function readPushNote(): Promise<PushNote | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('push'),
  )
  return row?.key === 'push' ? row.note : undefined
}

/** @throws {StorageError} */
export async function savePushNote(note: PushNote | undefined): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    async (transaction) => {
      const states = transaction.objectStore('serverStates')
      await (note ? states.put({ key: 'push', note }) : states.delete('push'))
    },
    () => [],
  )
}
