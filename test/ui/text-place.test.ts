import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOf } from '../../src/ui/post-html/text-place.ts'

test('the first place from which on it holds is found with few looks', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (count, from) => {
      let looks = 0
      const found = firstOf(count, (index) => {
        looks += 1
        return index >= from
      })
      expect(found).toBe(Math.min(from, count))
      expect(looks).toBeLessThan(15)
    }),
  )
})
