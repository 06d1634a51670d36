import { expect, test } from 'vitest'
import type { AppData } from '../../src/ui/hooks/use-app-data.ts'
import type { RefreshView } from '../../src/ui/hooks/use-refresh.ts'
import { statusText } from '../../src/ui/parts/status-line.tsx'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'

const now = new Date(2026, 10, 20, 15, 0).getTime()
const at1405 = new Date(2026, 10, 20, 14, 5).getTime()
const yesterday = new Date(2026, 10, 19, 14, 5).getTime()
const idle: RefreshView = { progress: undefined, refresh: () => {}, cancel: () => {} }

function data(
  last: Partial<NonNullable<AppData['lastRefresh']>> | undefined,
  asOf: number | undefined,
): AppData {
  return {
    settings: { language: 'auto', theme: 'auto', follow: { mode: 'all', except: [] }, hasChosen: true },
    catalog: { sources: new Map(), publishers: new Map(), fetchStates: new Map() },
    lastRefresh: last && { finishedAt: at1405, newPosts: 0, failed: 0, sources: 110, ...last },
    asOf,
  }
}

test('a refresh says how far it is', () => {
  const running = { ...idle, progress: { done: 41, total: 110, newPosts: 3, failed: 0 } }
  expect(statusText(en, data(undefined, undefined), true, running, now)).toBe('Refreshing 41 of 110')
  expect(statusText(es, data(undefined, undefined), true, running, now)).toBe('Actualizando 41 de 110')
})

test('after a refresh the list is up to date as of its end', () => {
  expect(statusText(en, data({}, at1405), true, idle, now)).toBe('Up to date, 14:05')
  expect(statusText(es, data({}, at1405), true, idle, now)).toBe('Al día, 14:05')
})

test('offline it says as of when the posts are', () => {
  expect(statusText(en, data({}, at1405), false, idle, now)).toBe('Offline. Posts as of 14:05')
  expect(statusText(es, data({}, at1405), false, idle, now)).toBe(
    'Sin conexión. Publicaciones hasta las 14:05',
  )
})

test('posts of another day are named with it', () => {
  expect(statusText(en, data({}, yesterday), false, idle, now)).toMatch(
    /^Offline\. Posts as of Nov 19,? 14:05$/,
  )
  expect(statusText(es, data({}, yesterday), false, idle, now)).toMatch(
    /hasta el 19 de nov\.?,? 14:05$|hasta el 19 nov\.?,? 14:05$/,
  )
})

test('a refresh that failed never counts as up to date', () => {
  const failed = data({ problem: { code: 'serverUnreachable' } }, at1405)
  expect(statusText(en, failed, true, idle, now)).toBe('Can’t refresh. Posts as of 14:05')
  expect(statusText(en, data({ problem: { code: 'captivePortal' } }, undefined), true, idle, now)).toBe(
    'Can’t refresh. Nothing is stored yet.',
  )
})

test('a stopped refresh says so', () => {
  expect(statusText(en, data({ cancelled: true }, at1405), true, idle, now)).toBe(
    'Stopped. Posts as of 14:05',
  )
})
