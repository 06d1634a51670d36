import { expect, test } from 'vitest'
import { chooseEncoding } from '../../../proxy/answers/accept-encoding.ts'

test.each([
  [null, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.1;x=1, gzip', 'br'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['deflate', 'identity'],
] as const)('%j takes %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})
