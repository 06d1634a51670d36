import { expect, test } from 'vitest'
import { isHideCode, toHideCode } from '../../src/ui/guard/hide-code.ts'

test('only the code itself fits, and it is nowhere in what is kept', async () => {
  const kept = await toHideCode('rosa 7')
  expect(await isHideCode('rosa 7', kept)).toBe(true)
  for (const other of ['rosa 8', 'Rosa 7', '', kept.hash]) expect(await isHideCode(other, kept)).toBe(false)
  expect(JSON.stringify(kept)).not.toContain('rosa')
})

test('the same code is kept differently each time', async () => {
  expect(await toHideCode('1917')).not.toEqual(await toHideCode('1917'))
})
