import { expect, test } from 'vitest'
import type { LastRefresh } from '../../src/core/storage/last-refresh.ts'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { type Standing, statusText } from '../../src/ui/words/status-text.ts'

const now = new Date(2026, 10, 20, 15, 0).getTime()
const at1405 = new Date(2026, 10, 20, 14, 5).getTime()
const yesterday = new Date(2026, 10, 19, 14, 5).getTime()
const daysAgo = new Date(2026, 10, 17, 14, 5).getTime()

function standing(last: Partial<LastRefresh> | undefined, asOf: number | undefined): Standing {
  return {
    isOnline: true,
    progress: undefined,
    lastRefresh: last && { finishedAt: at1405, newPosts: 0, failed: 0, sources: 110, ...last },
    asOf,
  }
}

test('a refresh says how far it is', () => {
  const running = { ...standing(undefined, undefined), progress: { done: 41, total: 110 } }
  expect(statusText(en, running, now)).toBe('Refreshing 41 of 110')
  expect(statusText(es, running, now)).toBe('Actualizando 41 de 110')
})

test('after a refresh the list is up to date as of its end', () => {
  expect(statusText(en, standing({}, at1405), now)).toBe('Up to date, 14:05')
  expect(statusText(es, standing({}, at1405), now)).toBe('Al día, 14:05')
})

test('offline it says as of when the posts are', () => {
  expect(statusText(en, { ...standing({}, at1405), isOnline: false }, now)).toBe('Offline. Posts as of 14:05')
  expect(statusText(es, { ...standing({}, at1405), isOnline: false }, now)).toBe(
    'Sin conexión. Al día hasta las 14:05',
  )
})

test('posts of another day are named with it', () => {
  const says = (words: typeof en, asOf: number) =>
    statusText(words, { ...standing({}, asOf), isOnline: false }, now)
  expect(says(en, yesterday)).toBe('Offline. Posts as of yesterday, 14:05')
  expect(says(es, yesterday)).toBe('Sin conexión. Al día hasta ayer, 14:05')
  expect(says(en, daysAgo)).toBe('Offline. Posts as of Nov 17, 14:05')
  expect(says(es, daysAgo)).toBe('Sin conexión. Al día hasta el 17 nov, 14:05')
})

test('a refresh that failed never counts as up to date', () => {
  const failed = standing({ problem: { code: 'serverUnreachable' } }, at1405)
  expect(statusText(en, failed, now)).toBe('Can’t refresh. Posts as of 14:05')
  expect(statusText(en, standing({ problem: { code: 'captivePortal' } }, undefined), now)).toBe(
    'Can’t refresh. Nothing is stored.',
  )
})

test('one whose time was up in the background was stopped by nobody', () => {
  const timeUp = { cancelled: true, isTimeUp: true } as const
  expect(statusText(en, standing(timeUp, at1405), now)).toBe('As of 14:05')
  expect(statusText(es, standing(timeUp, undefined), now)).toBe(es.status.never)
})

test('a stopped refresh says so', () => {
  expect(statusText(en, standing({ cancelled: true }, at1405), now)).toBe('Stopped. Posts as of 14:05')
})
