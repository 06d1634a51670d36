import { expect, test } from 'vitest'
import { blockBytes, codeLimits } from '../../../src/core/code/code-limits.ts'
import { CodeReceiver } from '../../../src/core/code/code-receiver.ts'
import { CodeSeries } from '../../../src/core/code/code-series.ts'
import { frameOverhead } from '../../../src/core/code/frame.ts'
import { type CodePicture, drawCode, findCode, type Pixels } from '../../../src/core/code/qr-picture.ts'
import { makeRandom, type Random } from '../../support/random.ts'

test.each([1, 60, blockBytes + frameOverhead, codeLimits.singleBytes + frameOverhead])(
  'a code of %i bytes says those bytes',
  (length) => {
    const random = makeRandom(length)
    const bytes = Uint8Array.from({ length }, () => random.between(0, 255))
    expect(findCode(photo(drawCode(bytes), 5, random))).toEqual(bytes)
  },
)

test('a code of a series is small enough for a cheap phone: 69 modules and its margin', async () => {
  const series = await CodeSeries.of(new Uint8Array(50_000).fill(7), false)
  expect(drawCode(series.frame(0)).size).toBe(69 + 8)
})

test('a picture without a code has none, and somebody else’s code is none of ours', async () => {
  const random = makeRandom(9)
  const data = Uint8ClampedArray.from({ length: 200 * 200 * 4 }, () => random.between(0, 255))
  expect(findCode({ width: 200, height: 200, data })).toBeUndefined()
  const theirs = findCode(photo(drawCode(new TextEncoder().encode('WIFI:T:WPA;S:Union hall;;')), 4, random))
  expect(await new CodeReceiver().take(theirs ?? new Uint8Array())).toEqual({
    kind: 'refused',
    why: 'foreign',
  })
})

/** The picture of a screen: uneven light, noise, and the code a little off the middle. */
function photo({ size, modules }: CodePicture, scale: number, random: Random): Pixels {
  const side = size * scale + 40
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [column, row] = [Math.floor((x - 23) / scale), Math.floor((y - 17) / scale)]
      const isInside = column >= 0 && row >= 0 && column < size && row < size
      const isDark = isInside && modules[row * size + column] === 1
      const light = (isDark ? 40 : isInside ? 230 : 120) * (1 - (0.2 * x) / side) + random.between(-12, 12)
      data.fill(light, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  return { width: side, height: side, data }
}
