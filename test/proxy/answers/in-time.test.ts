import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inTime } from '../../../proxy/answers/in-time.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('no request waits 45 seconds, whatever its work waits for', async () => {
  const answering = inTime(new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(44_000)
  const answer = await answering
  expect([answer.status, await answer.json()]).toEqual([503, { code: 'busy' }])
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('what comes in time is given as it is, and leaves no timer', async () => {
  const whole = new Response('feed')
  expect(await inTime(Promise.resolve(whole))).toBe(whole)
  await expect(inTime(Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(vi.getTimerCount()).toBe(0)
})
