import { expect, test } from 'vitest'
import type { SourceState, WebSubState } from '../../../proxy/store/source-state.ts'
import { takesPings, verifiedState, webSubStep } from '../../../proxy/websub/websub-decision.ts'

const hour = 60 * 60_000
const day = 24 * hour
const now = 1_000 * day
const hub = { url: 'https://hub.example/', topic: 'https://elm.example/feed' }

function state(websub?: Partial<WebSubState>, named: SourceState['hub'] | null = hub): SourceState {
  const asked = { hub: hub.url, topic: hub.topic, askedAt: now, status: 'asked' } as const
  return {
    feedUrl: 'x',
    checkedAt: now,
    failures: 0,
    replaced: [],
    ...(named && { hub: named }),
    ...(websub && { websub: { ...asked, ...websub } }),
  }
}

const verified = { status: 'verified', leaseMs: 10 * day, until: now + 10 * day } as const
const other = { url: 'https://other.example/', topic: hub.topic }

test.each<[string, SourceState | undefined, string | undefined]>([
  ['a source never asked', undefined, undefined],
  ['a source without a hub', state(undefined, null), undefined],
  ['a source with one', state(), 'subscribe'],
  ['one just asked for', state({}), undefined],
  ['one whose hub says nothing for an hour', state({ askedAt: now - hour - 1 }), 'subscribe'],
  ['one asked for again without a word', state({ askedAt: now - 3 * hour, tries: 2 }), undefined],
  ['one that waited longer then', state({ askedAt: now - 5 * hour, tries: 2 }), 'subscribe'],
  ['one asked for in vain for months', state({ askedAt: now - 8 * day, tries: 90 }), 'subscribe'],
  ['one verified', state(verified), undefined],
  ['one with two days left', state({ ...verified, until: now + 2 * day - 1 }), 'subscribe'],
  ['one over', state({ ...verified, until: now - 1 }), 'subscribe'],
  ['one denied', state({ status: 'denied' }), undefined],
  ['one denied a week ago', state({ status: 'denied', askedAt: now - 8 * day }), 'subscribe'],
  ['one of a feed that names another hub', state(verified, other), 'unsubscribe'],
  ['one of a feed that names none any more', state(verified, null), 'unsubscribe'],
  ['one to be let go', state({ ...verified, status: 'leaving' }, other), undefined],
  [
    'one to be let go for a day',
    state({ ...verified, status: 'leaving', askedAt: now - 2 * day }, other),
    'forget',
  ],
  ['one denied of a hub not named any more', state({ status: 'denied' }, null), 'forget'],
  ['one wanted again', state({ ...verified, status: 'leaving' }), 'subscribe'],
])('%s: %#', (_, given, step) => {
  expect(webSubStep(given, false, now)).toBe(step)
})

test('a retired source is let go', () => {
  expect(webSubStep(state(verified), true, now)).toBe('unsubscribe')
  expect(webSubStep(state(), true, now)).toBeUndefined()
})

test.each([
  [1000, hour],
  [day, day],
  [400 * day, 90 * day],
])('a lease of %i ms counts as %i', (given, expected) => {
  const before = { hub: 'x', topic: 'y', askedAt: 1, status: 'asked' } as const
  expect(verifiedState(before, given, now)).toMatchObject({
    status: 'verified',
    leaseMs: expected,
    until: now + expected,
  })
})

test('pings count only while a verified lease lasts, its renewal included', () => {
  const takes = (websub: Partial<WebSubState>) => takesPings(state(websub).websub as WebSubState, now)
  expect(takes(verified)).toBe(true)
  expect(takes({ ...verified, status: 'asked' })).toBe(true)
  expect(takes({})).toBe(false)
  expect(takes({ ...verified, until: now })).toBe(false)
  expect(takes({ ...verified, status: 'leaving' })).toBe(false)
  expect(takes({ ...verified, status: 'denied' })).toBe(false)
})
