import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTurns } from '../../../proxy/upstream/turns.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { atOnce: 3, perHost: 2, maxWaiting: 8, patienceMs: 1000 }

/** Whether each has its turn yet, or was turned away. */
function ask(turns: ReturnType<typeof createTurns>, hosts: readonly string[]) {
  return hosts.map((host) => {
    const asked: { host: string; state: string; giveBack: () => void } = {
      host,
      state: 'waits',
      giveBack: () => {},
    }
    turns.take(host).then((giveBack) => {
      asked.state = giveBack === undefined ? 'turned away' : 'runs'
      if (giveBack !== undefined) asked.giveBack = giveBack
    })
    return asked
  })
}

const settled = () => vi.advanceTimersByTimeAsync(0)
const states = (asked: { state: string }[]) => asked.map(({ state }) => state)

test('a host has so many places, and those who wait for it hold up nobody else', async () => {
  const asked = ask(createTurns(limits), ['a', 'a', 'a', 'b', 'c'])
  await settled()
  expect(states(asked)).toEqual(['runs', 'runs', 'waits', 'runs', 'waits'])
  asked[3]?.giveBack()
  await settled()
  expect(states(asked)).toEqual(['runs', 'runs', 'waits', 'runs', 'runs'])
  asked[0]?.giveBack()
  await settled()
  expect(states(asked)).toEqual(['runs', 'runs', 'runs', 'runs', 'runs'])
})

test('whoever waits too long is turned away, and takes no place later', async () => {
  const turns = createTurns(limits)
  const asked = ask(turns, ['a', 'a', 'a'])
  await vi.advanceTimersByTimeAsync(limits.patienceMs)
  expect(states(asked)).toEqual(['runs', 'runs', 'turned away'])
  expect(turns.waiting()).toBe(0)
  for (const { giveBack } of asked) giveBack()
  const again = ask(turns, ['a', 'a', 'b', 'c'])
  await settled()
  expect(states(again)).toEqual(['runs', 'runs', 'runs', 'waits'])
})

test('the queue ends, and one host fills a quarter of it at most', async () => {
  const asked = ask(createTurns(limits), 'aaaaabbbbccddeeff'.split(''))
  await settled()
  const waiting = asked.filter(({ state }) => state === 'waits').map(({ host }) => host)
  expect(waiting.join('')).toBe('aabbccdd')
  expect(
    asked
      .filter(({ state }) => state === 'turned away')
      .map(({ host }) => host)
      .join(''),
  ).toBe('abeeff')
})
