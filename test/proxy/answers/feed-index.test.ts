import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { buildFeedIndex } from '../../../proxy/answers/feed-index.ts'
import { encode } from '../../../proxy/store/encoded.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'

const catalog = {
  sources: [
    { id: 'b', feed: 'http://b.example/', isRetired: false },
    { id: 'a', feed: 'http://a.example/', isRetired: false },
    { id: 'old', feed: 'http://old.example/', isRetired: true },
    { id: 'new', feed: 'http://new.example/', isRetired: false },
  ],
}

function stateWith(given: Partial<SourceState>): SourceState {
  return { feedUrl: '', checkedAt: 5000, failures: 0, replaced: [], ...given }
}

const body = { hash: 'H', changedAt: 7900, finalUrl: 'http://b.example/' }
const states = new Map([
  ['b', stateWith({ body })],
  ['a', stateWith({ trouble: { problem: { code: 'status', status: 429, retryAt: 9100 }, since: 8200 } })],
  ['old', stateWith({ body, trouble: { problem: { code: 'timeout' }, since: 1 } })],
])

test('each source has its hash, or its problem, or neither, in the order of the catalog', () => {
  const index = buildFeedIndex(catalog, 'C', (id) => states.get(id), 'K')
  expect(index).toEqual({
    version: 1,
    catalog: 'C',
    key: 'K',
    sources: {
      b: { hash: 'H', changed: 7 },
      a: { problem: { code: 'status', status: 429, retryAt: 10, since: 8 } },
      old: { hash: 'H', changed: 7 },
      new: {},
    },
  })
  expect(Object.keys(index.sources)).toEqual(['b', 'a', 'old', 'new'])
})

test('another look that finds nothing new leaves the bytes as they were', () => {
  const text = (id: string, checkedAt: number) =>
    JSON.stringify(
      buildFeedIndex(
        catalog,
        'C',
        (wanted) => (wanted === id ? stateWith({ body, checkedAt }) : undefined),
        'K',
      ),
    )
  expect(text('b', 1)).toBe(text('b', 99_999))
})

test('the index of 110 changed sources is at most 4 KB compressed', async () => {
  const names = 'dsa chapter valley river county news worker union red rose north south central bay'.split(
    ' ',
  )
  const pick = () => names[randomBytes(1).readUInt8() % names.length]
  const sources = Array.from({ length: 110 }, () => ({
    id: `${pick()}${pick()}${randomBytes(1).readUInt8()}`,
    feed: '',
    isRetired: false,
  }))
  const key = randomBytes(32).toString('base64url')
  const stateOf = () => {
    const hash = randomBytes(16).toString('base64url')
    return stateWith({ body: { ...body, hash, changedAt: 1.79e12 + randomBytes(4).readUInt32LE() } })
  }
  const index = buildFeedIndex({ sources }, 'x'.repeat(22), stateOf, key)
  const { forms } = await encode(Buffer.from(JSON.stringify(index)))
  expect(forms.br.length).toBeLessThanOrEqual(4096)
  expect(forms.gzip.length).toBeLessThanOrEqual(4096)
})
