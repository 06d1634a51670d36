import { read, write } from './transaction.ts'

/** Of the local storage: where a system that needs room clears the database, some leave it (Chromium and its kin). */
const traceKey = 'stored'
const rowKey = 'leftTrace'

/**
 * What the start can tell of an empty phone. `cleared`: posts were stored here, and the system took them. `empty`:
 * nothing is stored, and nothing tells whether there ever was something.
 */
export type StoredTrace = 'stored' | 'empty' | 'cleared'

/**
 * Compares the trace in the local storage with the one in the database, and leaves both as soon as there is something
 * to lose. Says `cleared` until `noteCleared`, also when posts have come again.
 */
export async function readTrace(): Promise<StoredTrace> {
  const { isMarked, isFilled } = await read(['settings', 'posts'], async (transaction) => {
    const settings = transaction.objectStore('settings')
    const [mark, chosen, post] = await Promise.all([
      settings.getKey(rowKey),
      settings.get('hasChosen'),
      transaction.objectStore('posts').openKeyCursor(),
    ])
    return { isMarked: mark !== undefined, isFilled: post !== null || chosen?.value === true }
  })
  if (!isMarked && hasTrace()) return 'cleared'
  if (!isMarked && !isFilled) return 'empty'
  // The database first: killed between the two, the next start finds no trace, and not a false one.
  if (!isMarked) await mark()
  leaveTrace()
  return 'stored'
}

/** The reader knows of it. */
export async function noteCleared(): Promise<void> {
  await mark()
}

async function mark(): Promise<void> {
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key: rowKey, value: true }),
  )
}

function hasTrace(): boolean {
  try {
    return localStorage.getItem(traceKey) !== null
  } catch {
    return false
  }
}

function leaveTrace(): void {
  try {
    if (!hasTrace()) localStorage.setItem(traceKey, '1')
  } catch {
    // A browser that keeps nothing can't tell later that it was something.
  }
}
