import { expect, test } from 'vitest'
import { createLog } from '../../proxy/log.ts'

function given(format: 'text' | 'json') {
  const written: string[] = []
  return {
    written,
    log: createLog(
      format,
      (text) => written.push(text),
      () => 1_790_000_000_000,
    ),
  }
}

test('text is the line and nothing else', () => {
  const { log, written } = given('text')
  log('elm: timeout', { source: 'elm' })
  expect(written).toEqual(['elm: timeout\n'])
})

test('JSON is one line for each event, with its time and facts, whatever is in it', () => {
  const { log, written } = given('json')
  log('elm: timeout', { source: 'elm', tries: 2 })
  log('Fault:\n  at "x"')
  expect(written.every((text) => text.indexOf('\n') === text.length - 1)).toBe(true)
  expect(written.map((text) => JSON.parse(text))).toEqual([
    { time: '2026-09-21T14:13:20.000Z', message: 'elm: timeout', source: 'elm', tries: 2 },
    { time: '2026-09-21T14:13:20.000Z', message: 'Fault:\n  at "x"' },
  ])
})
