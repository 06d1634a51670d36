import { expect, test } from 'vitest'
import { pictureAddress } from '../../../src/core/domain/picture-address.ts'

const real = 'https://chapter.example/real.jpg'
const addressOf = (attributes: Record<string, string>) => pictureAddress((name) => attributes[name])

test.each([
  ['its own address', { src: real }],
  ['its own address without a scheme', { src: '//chapter.example/real.jpg' }],
  [
    'what a script would load, before the placeholder',
    { src: 'https://x.example/blank.gif', 'data-src': real },
  ],
  ['what a script would load, by its other names', { src: 'data:,', 'data-lazy-src': real }],
  [
    'the first of what a script would choose from',
    { src: 'x', 'data-srcset': `${real} 1x, https://x.example/2 2x` },
  ],
  ['the first of what a browser would choose from', { srcset: `${real} 300w, https://x.example/2 600w` }],
  ['its own address where the late one is none', { src: real, 'data-src': 'javascript:alert(1)' }],
])('a picture is at %s', (_, attributes) => {
  expect(addressOf(attributes)).toBe(real)
})

test.each([
  ['nothing', {}],
  ['what lies in the document', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }],
  ['a script', { src: 'javascript:alert(1)', 'data-src': 'javascript:alert(1)' }],
  ['a place on our own site', { src: '/api/feeds', srcset: '/api/feeds 1x' }],
])('%s is no picture', (_, attributes) => {
  expect(addressOf(attributes)).toBeUndefined()
})
