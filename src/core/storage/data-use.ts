import type { Writing } from './transaction.ts'
import { read, write } from './transaction.ts'

export interface BytesUsed {
  today: number
  /** Of the calendar month. */
  month: number
  /** Days with a record, and what came on all of them. */
  days: number
  all: number
}

/** Two months and a bit. */
const mostDays = 92

/** Adds to what came over the network today. */
export async function countBytes(bytes: number, now = Date.now()): Promise<void> {
  await write(['dataUse'], 'relaxed', async (transaction) => {
    const store = transaction.objectStore('dataUse')
    const day = dayOf(now)
    const before = await store.get(day)
    await store.put({ day, bytes: (before?.bytes ?? 0) + bytes })
    if (!before) await dropOld(transaction)
  })
}

export async function bytesUsed(now: number): Promise<BytesUsed> {
  const records = await read(['dataUse'], (transaction) => transaction.objectStore('dataUse').getAll())
  const today = dayOf(now)
  const sum = (start: string) =>
    records.filter(({ day }) => day.startsWith(start)).reduce((total, { bytes }) => total + bytes, 0)
  return { today: sum(today), month: sum(today.slice(0, 7)), days: records.length, all: sum('') }
}

/** All but the newest days, whatever day it is by a clock that may be wrong. */
async function dropOld(transaction: Writing<'dataUse'>): Promise<void> {
  const store = transaction.objectStore('dataUse')
  const days = await store.getAllKeys()
  await Promise.all(days.slice(0, -mostDays).map((day) => store.delete(day)))
}

/** As YYYY-MM-DD in the phone's zone. */
function dayOf(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
