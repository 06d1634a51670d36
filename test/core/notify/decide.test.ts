import { expect, test } from 'vitest'
import { type NotifySettings, type NotifyState, noNotifyState } from '../../../src/core/domain/notify.ts'
import { afterLook, decide, type Known } from '../../../src/core/notify/decide.ts'
import { defaultNotifySettings } from '../../../src/core/storage/notify-settings.ts'

const noon = at(12)
const before: NotifyState = { ...noNotifyState, seen: ['a/1', 'b/1'], seenFrom: 100 }

test('what came since the last look is told; what is older than all of that is no news', () => {
  const { notices, state } = run({
    newest: [post('a/2', 300), post('a/1', 200), post('b/1', 100), post('b/0', 50)],
  })
  expect(notices).toEqual([
    {
      kind: 'posts',
      isSilent: false,
      posts: 1,
      publishers: ['Publisher a'],
      only: { id: 'a/2', title: 'Title of a/2' },
    },
  ])
  expect(state).toMatchObject({ seen: ['a/2', 'a/1', 'b/1', 'b/0'], waiting: ['a/2'], isUntold: false })
})

test('a further post is told together with those that were not seen yet', () => {
  const first = run({ newest: fresh(1) })
  const second = run({ state: first.state, newest: fresh(2) })
  expect(second.notices).toMatchObject([{ kind: 'posts', posts: 2 }])
  const third = run({ state: second.state, newest: fresh(2) })
  expect(third.notices).toEqual([])
})

test('what the reader has opened meanwhile, or has before them, is told no more', () => {
  const held = run({ newest: fresh(2), settings: { digestAt: 13 * 60 } })
  expect(held.state.waiting).toEqual(['a/n1', 'a/n0'])
  const read = run({ state: held.state, newest: fresh(2), read: new Set(['a/n1', 'a/n0']) })
  expect(read.notices).toEqual([])
  expect(run({ state: held.state, newest: fresh(3), isLooking: true }).state).toMatchObject({ waiting: [] })
  expect(run({ state: afterLook(fresh(2), held.state), newest: fresh(2) }).notices).toEqual([])
})

test('on a phone that had no posts the first of them are no news', () => {
  expect(run({ state: noNotifyState, newest: fresh(5) }).notices).toEqual([])
  expect(run({ state: { ...noNotifyState, seen: [] }, newest: fresh(5) }).notices).toEqual([])
})

test.each([
  ['none', 'Strike!', 0],
  ['important', 'Reading group', 0],
  ['important', 'Huelga el lunes', 1],
  ['all', 'Reading group', 1],
] as const)('of a publisher at “%s” a post titled “%s” is told %i times', (level, title, times) => {
  const newest = [{ ...post('a/2', 300), title }, post('a/1', 200)]
  for (const settings of [{ level }, { level: 'none' as const, levels: { a: level } }])
    expect(run({ newest, settings }).notices).toHaveLength(times)
})

test('in quiet hours posts wait, and are told after them by whichever run', () => {
  const quiet = { from: 22 * 60, to: 7 * 60 }
  for (const hour of [22, 23, 0, 6])
    expect(run({ newest: fresh(2), settings: { quiet }, now: at(hour) }).notices).toEqual([])
  const held = run({ newest: fresh(2), settings: { quiet }, now: at(23), isPush: true })
  expect(held.notices).toEqual([])
  const morning = run({ state: held.state, newest: fresh(2), settings: { quiet }, now: at(7) })
  expect(morning.notices).toMatchObject([{ kind: 'posts', posts: 2, isSilent: false }])
})

test('once a day, all together: not before the hour, once after it, and the next day again', () => {
  const settings = { digestAt: 18 * 60 }
  const early = run({ newest: fresh(1), settings, now: at(17, 59) })
  expect(early.notices).toEqual([])
  const evening = run({ state: early.state, newest: fresh(3), settings, now: at(18, 20) })
  expect(evening.notices).toMatchObject([{ posts: 3 }])
  const late = run({ state: evening.state, newest: fresh(4), settings, now: at(21) })
  expect(late.notices).toEqual([])
  const tomorrow = new Date(2026, 10, 23, 18, 1)
  // What was told yesterday and is not seen yet still counts.
  expect(run({ state: late.state, newest: fresh(4), settings, now: tomorrow }).notices).toMatchObject([
    { posts: 4 },
  ])
})

test('of three pushes in a row one is shown, without a sound, whatever there is', () => {
  let state = before
  const told: unknown[] = []
  for (let push = 0; push < 7; push++) {
    const decision = run({ state, newest: [post('a/1', 200)], isPush: true })
    told.push(decision.notices)
    state = decision.state
  }
  const quiet = [{ kind: 'nothing', isSilent: true }]
  expect(told).toEqual([[], [], quiet, [], [], quiet, []])
  const held = run({
    state: { ...before, silent: 2 },
    newest: fresh(2),
    settings: { digestAt: 18 * 60 },
    isPush: true,
  })
  expect(held.notices).toEqual([{ kind: 'held', posts: 2, isSilent: true }])
  // They are not told by that.
  expect(held.state.isUntold).toBe(true)
})

test('a notification begins the count anew; a run that no push has started does not count', () => {
  const silent = { ...before, silent: 2 }
  expect(run({ state: silent, newest: fresh(1), isPush: true }).state.silent).toBe(0)
  expect(run({ state: silent, newest: [post('a/1', 200)] }).state.silent).toBe(2)
})

test('a push that found no server is told as such, but not in quiet hours and not before a digest', () => {
  const failed = { newest: [post('a/1', 200)], isPush: true, isFailed: true }
  expect(run(failed).notices).toEqual([{ kind: 'unfetched', isSilent: false }])
  expect(run({ ...failed, settings: { quiet: { from: 0, to: 1439 } } }).notices).toEqual([])
  expect(run({ ...failed, settings: { digestAt: 18 * 60 } }).notices).toEqual([])
  expect(run({ ...failed, isPush: false }).notices).toEqual([])
})

test('a pack is told of once, on the evening before its day', () => {
  const packs = [
    { id: 'p', name: 'Picket', day: '2026-11-23' },
    { id: 'q', name: 'Later', day: '2026-11-24' },
  ]
  const known = { newest: [post('a/1', 200)], packs }
  expect(run({ ...known, now: at(17, 59) }).notices).toEqual([])
  const evening = run({ ...known, now: at(18) })
  expect(evening.notices).toEqual([{ kind: 'pack', name: 'Picket', isSilent: false }])
  expect(run({ ...known, state: evening.state, now: at(20) }).notices).toEqual([])
  expect(run({ ...known, settings: { remindsOfPacks: false }, now: at(18) }).notices).toEqual([])
})

interface Given extends Partial<Omit<Known, 'settings'>> {
  settings?: Partial<NotifySettings>
}

function run({ settings, ...given }: Given) {
  return decide({
    settings: { ...defaultNotifySettings, isOn: true, ...settings },
    state: before,
    newest: [],
    read: new Set(),
    publisherOf: (sourceId) => ({ id: sourceId, name: `Publisher ${sourceId}` }),
    packs: [],
    now: noon,
    isPush: false,
    isFailed: false,
    isLooking: false,
    ...given,
  })
}

/** So many new ones above those that were there, the newest first. */
function fresh(count: number) {
  const news = Array.from({ length: count }, (_, index) => post(`a/n${index}`, 300 + index)).reverse()
  return [...news, post('a/1', 200), post('b/1', 100)]
}

function post(id: string, sortAt: number) {
  return { id, sourceId: id.slice(0, 1), sortAt, title: `Title of ${id}`, excerpt: '', tags: [] }
}

function at(hour: number, minute = 0): Date {
  return new Date(2026, 10, 22, hour, minute)
}
