import { read, write } from './transaction.ts'

const askedKey = 'askedToPersist'

/**
 * Whether it is time to ask the browser to keep the app's storage: the reader has kept or chosen something, and it
 * was not asked before.
 */
export async function isTimeToAsk(): Promise<boolean> {
  return read(['settings', 'saved', 'lists', 'notes'], async (transaction) => {
    const settings = transaction.objectStore('settings')
    const [asked, chosen, saved, lists, notes] = await Promise.all([
      settings.getKey(askedKey),
      settings.get('hasChosen'),
      transaction.objectStore('saved').count(),
      transaction.objectStore('lists').count(),
      transaction.objectStore('notes').count(),
    ])
    return asked === undefined && (chosen?.value === true || saved + lists + notes > 0)
  })
}

export async function noteAsked(): Promise<void> {
  await write(
    ['settings'],
    'relaxed',
    (transaction) => transaction.objectStore('settings').put({ key: askedKey, value: true }),
    () => [],
  )
}
