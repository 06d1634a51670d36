import { beforeEach, expect, test } from 'vitest'
import { bytesUsed, countBytes } from '../../../src/core/storage/data-use.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

const at = (month: number, day: number, hour = 12) => new Date(2026, month - 1, day, hour).getTime()

test('what comes on a day is one record, of the day as the phone has it', async () => {
  await countBytes(100, at(3, 5, 0))
  await countBytes(20, at(3, 5, 23))
  await countBytes(3, at(3, 6, 0))
  expect(await records()).toEqual([
    { day: '2026-03-05', bytes: 120 },
    { day: '2026-03-06', bytes: 3 },
  ])
})

test('today and this month are told apart', async () => {
  await countBytes(1000, at(2, 28))
  await countBytes(100, at(3, 1))
  await countBytes(10, at(3, 5))
  expect(await bytesUsed(at(3, 5))).toEqual({ today: 10, month: 110, days: 3, all: 1110 })
  expect(await bytesUsed(at(3, 7))).toMatchObject({ today: 0, month: 110 })
})

test('bytes that come together are all counted', async () => {
  await Promise.all(Array.from({ length: 20 }, () => countBytes(5, at(3, 5))))
  expect(await bytesUsed(at(3, 5))).toMatchObject({ today: 100 })
})

test('the newest three months stay', async () => {
  for (let day = 1; day <= 100; day++) await countBytes(1, at(1, day))
  const days = (await records()).map(({ day }) => day)
  expect(days).toHaveLength(92)
  expect([days.at(0), days.at(-1)]).toEqual(['2026-01-09', '2026-04-10'])
})

test('a clock that is a year ahead for a while costs no day that was counted', async () => {
  await countBytes(100, at(3, 5))
  await countBytes(10, at(15, 5))
  await countBytes(1, at(3, 5))
  expect(await bytesUsed(at(3, 5))).toMatchObject({ today: 101, month: 101, all: 111 })
})

function records() {
  return read(['dataUse'], (transaction) => transaction.objectStore('dataUse').getAll())
}
