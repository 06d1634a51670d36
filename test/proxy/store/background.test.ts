import { expect, test } from 'vitest'
import { createBackground } from '../../../proxy/store/background.ts'
import { until } from '../support.ts'

test('tasks run one at a time, in order', async () => {
  const seen: string[] = []
  const background = createBackground(() => {})
  for (const name of ['a', 'b', 'c']) {
    background.add(async () => {
      seen.push(`${name} begins`)
      await new Promise(setImmediate)
      seen.push(`${name} ends`)
    })
  }
  await until(() => seen.length === 6)
  expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  await background.close()
})

test('a task that fails is told, and does not stop the next', async () => {
  const faults: unknown[] = []
  let isDone = false
  const background = createBackground((error) => faults.push(error))
  background.add(() => Promise.reject(new Error('broken')))
  background.add(async () => {
    isDone = true
  })
  await until(() => isDone)
  expect(faults).toEqual([new Error('broken')])
})

test('at the end the task under way is told and waited for, and the others are dropped', async () => {
  const seen: string[] = []
  const background = createBackground(() => {})
  background.add(async (isEnding) => {
    seen.push('begins')
    await until(isEnding)
    seen.push('ends')
  })
  background.add(async () => {
    seen.push('never')
  })
  await until(() => seen.length === 1)
  await background.close()
  expect(seen).toEqual(['begins', 'ends'])
})
