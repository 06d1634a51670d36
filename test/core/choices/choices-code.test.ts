import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Choices } from '../../../src/core/choices/choices.ts'
import {
  choicesText,
  readChoicesPayload,
  readChoicesText,
  writeChoices,
} from '../../../src/core/choices/choices-code.ts'

const choices: Choices = {
  settings: {
    follow: { mode: 'all', except: ['rosevilledsa'] },
    language: 'es',
    textSize: 120,
    savesData: true,
  },
  saved: ['rosevilledsa/1f2e3d4c'],
  lists: [{ name: 'Huelga 🌹', postIds: ['rosevilledsa/1f2e3d4c'] }],
  collections: [{ name: 'Labor', query: { tag: 'labor' } }],
  numbers: [{ label: 'Ana', number: '+12125550100' }],
}

test('choices come out as they went in, by letters and by bytes', async () => {
  const payload = await writeChoices(choices)
  expect(await readChoicesPayload(payload)).toEqual({ kind: 'choices', choices })
  expect(choicesText(payload)).toMatch(/^DSA1-[0-9a-f]{8}-[\w-]+\.$/)
  expect(await readChoicesText(choicesText(payload))).toEqual({ kind: 'choices', choices })
})

test('a few choices are a short code', async () => {
  const few: Choices = { settings: { language: 'es' }, saved: [], lists: [], collections: [] }
  expect(choicesText(await writeChoices(few)).length).toBeLessThan(200)
})

test('words around it and broken lines do no harm', async () => {
  const text = choicesText(await writeChoices(choices)).replace(/(.{40})/g, '$1\r\n ')
  expect(await readChoicesText(`My choices:\n\n${text}\n\nSent from my phone`)).toEqual({
    kind: 'choices',
    choices,
  })
})

test('a letter that was changed, or is missing, is told', async () => {
  const text = choicesText(await writeChoices(choices))
  for (let at = 'DSA1-'.length; at < text.length - 1; at += 1) {
    const other = text[at] === 'a' ? 'b' : 'a'
    for (const spoilt of [text.slice(0, at) + other + text.slice(at + 1), text.slice(0, at)])
      expect(await readChoicesText(spoilt)).toEqual({ kind: 'refused', why: 'damaged' })
  }
})

const head = { format: 'dsa-feed choices', version: 1, ...choices }

test.each<[string, unknown, string]>([
  ['posts', { format: 'dsa-feed posts', version: 1 }, 'posts'],
  ['a newer version', { ...head, version: 2 }, 'newerVersion'],
  ['another format', { ...head, format: 'x' }, 'notChoices'],
  ['a list instead of an object', [head], 'notChoices'],
  [
    'a source id that is an address',
    { ...head, settings: { follow: { mode: 'all', except: ['https://x'] } } },
    'notChoices',
  ],
  ['another way to follow', { ...head, settings: { follow: { mode: 'none' } } }, 'notChoices'],
  ['a setting that is neither yes nor no', { ...head, settings: { savesData: 'yes' } }, 'notChoices'],
  ['posts that have no ids', { ...head, saved: [{ id: 1 }] }, 'notChoices'],
  ['too many posts', { ...head, saved: new Array(5001).fill('a/b') }, 'notChoices'],
  ['a list without a name', { ...head, lists: [{ name: ' ', postIds: [] }] }, 'notChoices'],
  [
    'a number that is a script',
    { ...head, numbers: [{ label: 'Ana', number: 'javascript:1' }] },
    'notChoices',
  ],
  ['a filter that is no filter', { ...head, collections: [{ name: 'a', query: { tag: 1 } }] }, 'notChoices'],
  ['more than it may unpack to', { ...head, padding: 'x'.repeat(1_000_000) }, 'notChoices'],
])('%s is refused', async (_, value, why) => {
  const payload = Uint8Array.from(gzipSync(JSON.stringify(value)))
  expect(await readChoicesPayload(payload)).toEqual({ kind: 'refused', why })
})

test('a value of a look that this version does not know is left as it is', async () => {
  const payload = Uint8Array.from(
    gzipSync(JSON.stringify({ ...head, settings: { theme: 'sepia', language: 'es' } })),
  )
  expect(await readChoicesPayload(payload)).toMatchObject({ choices: { settings: { language: 'es' } } })
})

test.each([
  ['', 'notChoices'],
  ['hello', 'notChoices'],
  ['DSA2-00000000-abc', 'newerVersion'],
  ['DSA1-', 'damaged'],
  ['DSA1-00000000-!!!', 'damaged'],
  ['x'.repeat(1_000_001), 'notChoices'],
])('%.20s is refused', async (text, why) => {
  expect(await readChoicesText(text)).toEqual({ kind: 'refused', why })
})
