import { expect, test } from 'vitest'
import { shareInProcess } from '../../../proxy/store/shared-work.ts'

interface Answer {
  kind: 'good' | 'failed'
  bytes?: Uint8Array<ArrayBuffer>
}

function given(keepMs = 100) {
  const clock = { now: 0 }
  const calls: string[] = []
  const share = shareInProcess<Answer>({
    name: 'x',
    keepMs: ({ kind }) => (kind === 'good' ? keepMs : 0),
    now: () => clock.now,
  })
  const ask = (key: string, answer: Answer = { kind: 'good' }) =>
    share(key, async () => {
      calls.push(key)
      return answer
    })
  return { clock, calls, ask, share }
}

test('who asks for the same at the same time gets one piece of work, who asks for another gets another', async () => {
  const { ask, calls } = given()
  await Promise.all([ask('a'), ask('a'), ask('b'), ask('a')])
  expect(calls).toEqual(['a', 'b'])
})

test('who comes a little late gets what was kept, who comes later gets new work', async () => {
  const { ask, calls, clock } = given()
  const first = await ask('a')
  clock.now = 99
  expect(await ask('a')).toBe(first)
  clock.now = 100
  await ask('a')
  expect(calls).toEqual(['a', 'a'])
})

test('an answer that is not to be kept is not', async () => {
  const { ask, calls } = given()
  await ask('a', { kind: 'failed' })
  await ask('a', { kind: 'failed' })
  expect(calls).toEqual(['a', 'a'])
})

test('work that fails fails for all who wait, and is done anew for the next', async () => {
  const { ask, calls, share } = given()
  const fail = () => share('a', () => Promise.reject(new Error('broken')))
  const ends = await Promise.allSettled([fail(), fail()])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await ask('a')
  expect(calls).toEqual(['a'])
})

test('large answers push out the oldest, not each other for ever', async () => {
  const { ask, calls } = given()
  const large = (): Answer => ({ kind: 'good', bytes: new Uint8Array(6 * 1024 * 1024) })
  for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await ask(key, large())
  expect(calls).toEqual(['a', 'b', 'c', 'a'])
})
