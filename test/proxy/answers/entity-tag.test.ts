import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { answerEncoded } from '../../../proxy/answers/encoded-answer.ts'
import type { Bytes } from '../../../proxy/bytes.ts'
import { compress, contentHash } from '../../../proxy/store/encoded.ts'

const text = new Uint8Array(
  Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * at * 7919) % 4001).join(' ')),
)
const hash = contentHash(text)

async function answer(bytes: Bytes, headers: Record<string, string>): Promise<Response> {
  const request = new Request('http://localhost/x', { headers })
  const found = await answerEncoded(request, {
    hash,
    cacheControl: 'no-cache',
    contentType: 'text/plain',
    read: () => bytes,
  })
  if (found === undefined) throw new Error('no answer')
  return found
}

const br = { 'accept-encoding': 'br' }

test('an ETag names the very bytes: the same content compressed better has another', async () => {
  const [quick, best] = [await compress(text, 'br'), await compress(text, 'br', 11)]
  expect(best.length).toBeLessThan(quick.length)
  const answers = [await answer(quick, br), await answer(best, br), await answer(quick.slice(), br)]
  const tags = answers.map(({ headers }) => headers.get('etag'))
  expect(tags[0]).not.toBe(tags[1])
  expect(tags[0]).toBe(tags[2])
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
})

test('who holds the content in any form of its encoding gets a 304 that names that form', async () => {
  const [quick, best] = [await compress(text, 'br'), await compress(text, 'br', 11)]
  const held = (await answer(quick, br)).headers.get('etag') ?? ''
  const again = await answer(best, { ...br, 'if-none-match': `"other", W/${held}` })
  expect([again.status, again.headers.get('etag')]).toEqual([304, held])
})

test.each([
  ['of another encoding', `"${hash}-gzip-AAAAAAAA"`],
  ['of the plain form', `"${hash}"`],
  ['of another content', `"${'A'.repeat(22)}-br-AAAAAAAA"`],
  ['that we never gave', `"${hash}-br-"`],
  ['with more behind it', `"${hash}-br-AAAAAAAA\t"`],
  ['of any content', '*'],
])('a tag %s brings the whole answer', async (_, tag) => {
  const found = await answer(await compress(text, 'br'), { ...br, 'if-none-match': tag })
  expect(found.status).toBe(200)
  expect(brotliDecompressSync(await found.arrayBuffer())).toEqual(Buffer.from(text))
})
