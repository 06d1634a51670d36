import type { PictureState, Readiness } from '../domain/readiness.ts'
import { read, write } from './transaction.ts'

export async function readReadiness(): Promise<Readiness | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('readiness'),
  )
  return row?.key === 'readiness' ? row.readiness : undefined
}

export async function saveReadiness(readiness: Readiness): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    (transaction) => transaction.objectStore('serverStates').put({ key: 'readiness', readiness }),
    // Told with the pictures it is about: those who show the last refresh need not look again.
    () => ['images'],
  )
}

export async function readPictureState(): Promise<PictureState> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('pictures'),
  )
  return row?.key === 'pictures' ? row.state : { failures: {} }
}

export async function savePictureState(state: PictureState): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    (transaction) => transaction.objectStore('serverStates').put({ key: 'pictures', state }),
    () => [],
  )
}
