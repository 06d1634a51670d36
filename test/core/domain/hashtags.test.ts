import { expect, test } from 'vitest'
import { hashtagsOf } from '../../../src/core/domain/hashtags.ts'

test.each([
  ['Join us #Labor and #HousingForAll!', ['Labor', 'HousingForAll']],
  ['#niñez, #1demayo, (#año_nuevo)', ['niñez', '1demayo', 'año_nuevo']],
  ['We are #1. Item #12', []],
  ['https://site.example/page#top and R&#amp; a#b ##c', []],
  ['#Labor #Labor', ['Labor']],
])('%s', (text, names) => {
  expect(hashtagsOf(text)).toEqual(names)
})
