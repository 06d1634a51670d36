import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pushMessage } from '../../../proxy/push/push-message.ts'
import { createPushRounds, type PushRounds } from '../../../proxy/push/push-rounds.ts'
import type { PushOutcome } from '../../../proxy/push/send-push.ts'
import type { WirePushSubscription } from '../../../proxy/wire.ts'

const minute = 60_000
const day = 24 * 60 * minute

let rounds: PushRounds | undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await rounds?.stop()
  vi.useRealTimers()
})

/** Phones `a`, `b` … at one push service, or where their name says; what it answers; what was sent, by minute. */
function given(
  names: string[],
  answer: (name: string) => PushOutcome | Promise<PushOutcome> = () => ({ kind: 'sent' }),
) {
  const began = Date.now()
  const stored = new Map(names.map((name) => [name, subscriptionOf(name)]))
  const sent: string[] = []
  const lines: string[] = []
  rounds = createPushRounds({
    subscriptions: {
      add: async () => true,
      remove: async (endpoint) => void stored.delete(endpoint.split('/').at(-1) ?? ''),
      all: async function* () {
        yield [...stored.values()]
      },
    },
    send: async ({ endpoint }, message) => {
      const name = endpoint.split('/').at(-1) ?? ''
      const changed = message.dsaFeed.changedAt - Math.floor(began / 1000)
      sent.push(`${name} at ${Math.round((Date.now() - began) / minute)} of ${Math.round(changed / 60)}`)
      return answer(name)
    },
    messageAt: (changedAt) => pushMessage('changed', changedAt, undefined),
    log: (line) => lines.push(line),
    now: Date.now,
  })
  return { rounds, stored, sent, lines, names: () => [...stored.keys()] }
}

function subscriptionOf(name: string): WirePushSubscription {
  const host = name.includes('@') ? name.split('@')[1] : 'push.example'
  return { endpoint: `https://${host}/${name}`, keys: { p256dh: '', auth: '' } }
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

test('the first change is told at once, those of the next quarter of an hour together at its end', async () => {
  const { rounds, sent } = given(['a'])
  rounds.changed()
  await pass(0)
  expect(sent).toEqual(['a at 0 of 0'])
  for (const _ of [1, 2, 3]) {
    await pass(2 * minute)
    rounds.changed()
  }
  await pass(8 * minute)
  expect(sent).toHaveLength(1)
  await pass(minute)
  expect(sent).toEqual(['a at 0 of 0', 'a at 15 of 6'])
  await pass(day)
  expect(sent).toHaveLength(2)
  rounds.changed()
  await pass(0)
  expect(sent).toHaveLength(3)
})

test('a change during a long round is told after the pause, not lost', async () => {
  const slow = new Promise<PushOutcome>((done) => setTimeout(() => done({ kind: 'sent' }), 20 * minute))
  const { rounds, sent } = given(['a'], () => slow)
  rounds.changed()
  await pass(5 * minute)
  rounds.changed()
  await pass(14 * minute)
  expect(sent).toEqual(['a at 0 of 0'])
  await pass(minute)
  expect(sent).toEqual(['a at 0 of 0', 'a at 20 of 5'])
})

test('who is gone is forgotten, who fails once is not', async () => {
  const { rounds, names, lines } = given(['a', 'b', 'c'], (name) => {
    if (name === 'a') return { kind: 'gone' }
    return name === 'b' ? { kind: 'failed', why: 'status 413' } : { kind: 'sent' }
  })
  rounds.changed()
  await pass(0)
  expect(names()).toEqual(['b', 'c'])
  expect(lines).toEqual(['New posts: 1 phones told, 1 gone, 0 later, 1 failed.'])
})

test('ten failures in a row end a subscription, but not within three days, nor where one got through', async () => {
  let isUp = false
  const { rounds, names } = given(['a', 'b'], (name) =>
    name === 'b' && isUp ? { kind: 'sent' } : { kind: 'failed', why: 'network' },
  )
  for (let times = 0; times < 12; times++) {
    rounds.changed()
    await pass(minute * 20)
  }
  expect(names()).toEqual(['a', 'b'])
  isUp = true
  rounds.changed()
  await pass(3 * day)
  isUp = false
  rounds.changed()
  await pass(0)
  expect(names()).toEqual(['b'])
})

test('a push service that asks for patience is left alone until then, the others are not', async () => {
  let isBusy = true
  const { rounds, sent } = given(['a@busy.example', 'b@busy.example', 'c'], (name) =>
    name.includes('busy') && isBusy ? { kind: 'later', retryAt: Date.now() + 7 * minute } : { kind: 'sent' },
  )
  rounds.changed()
  await pass(0)
  isBusy = false
  expect(sent.filter((line) => line.startsWith('c'))).toHaveLength(1)
  const before = sent.length
  await pass(6 * minute)
  expect(sent).toHaveLength(before)
  await pass(minute + 1)
  expect(sent.slice(before)).toEqual(['a@busy.example at 7 of 0', 'b@busy.example at 7 of 0'])
})

test('a push service that wants a week gets an hour', async () => {
  let times = 0
  const { rounds, sent } = given(['a'], () =>
    times++ === 0 ? { kind: 'later', retryAt: Date.now() + 7 * day } : { kind: 'sent' },
  )
  rounds.changed()
  await pass(0)
  await pass(59 * minute)
  expect(sent).toHaveLength(1)
  await pass(minute + 1)
  expect(sent).toHaveLength(2)
})

test('nothing is sent once it is stopped', async () => {
  const { rounds, sent } = given(['a'])
  rounds.changed()
  await pass(0)
  rounds.changed()
  await rounds.stop()
  await pass(day)
  expect(sent).toHaveLength(1)
})
