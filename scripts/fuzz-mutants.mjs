import { existsSync, readdirSync, readFileSync } from 'node:fs'

const ownFolder = new URL('../test/fixtures/feeds/', import.meta.url)
const realFolder = new URL('../../shared/corpus/real-feeds/', import.meta.url)
const longest = 60_000

/** Feeds to start from: ours, and the real ones where they are. @returns {Uint8Array[]} */
export function fuzzSamples() {
  const own = readdirSync(ownFolder).filter((name) => !name.endsWith('.json'))
  const real = existsSync(realFolder)
    ? readdirSync(realFolder).filter((name) => name !== 'manifest.json')
    : []
  return [
    ...own.map((name) => readFileSync(new URL(name, ownFolder))),
    ...real.map((name) => readFileSync(new URL(name, realFolder)).subarray(0, longest)),
  ]
}

const tokens = [
  ...[
    '<item>',
    '</item>',
    '<entry>',
    '</entry>',
    '<title>',
    '</title>',
    '<guid>',
    '<link',
    '<channel>',
    '</rss>',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x ',
    '?>',
    '<!DOCTYPE rss [',
    '<!ENTITY a "&a;&a;">',
    ']>',
    '&a;',
  ],
  ...[
    '&',
    '&amp;',
    '&lt;',
    '&lt;a href="',
    '&lt;script&gt;',
    '&#x110000;',
    '&#8;',
    '&#60;',
    '&nbsp',
    ' ',
    '\n',
  ],
  ...[
    '<',
    '>',
    '</',
    '/>',
    '="',
    "='",
    '"',
    "'",
    '=',
    '/',
    '\0',
    '\uFFFD',
    '\u2028',
    '[',
    '{',
    '}',
    ',',
    ':',
  ],
  ...[' type="xhtml"', ' mode="base64"', ' xml:base="//', ' xmlns="', ' xmlns:a="', ' srcset="a 1x, b 2x"'],
  ...[
    '2004-01-01',
    'Thu, 01 Jan',
    '99:99',
    '@',
    '(',
    ')',
    '__proto__',
    'constructor',
    'https://',
    '..',
    '%',
    '#',
  ],
].map((token) => new TextEncoder().encode(token))

/** The damaged feed of a number, the same whenever it is asked for. @param {Uint8Array[]} samples */
export function mutant(samples, /** @type {number} */ number) {
  const random = randomNumbers(number)
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit)
  const pick = (/** @type {Uint8Array[]} */ list) => list[below(list.length)] ?? new Uint8Array()
  let bytes = pick(samples)
  for (let left = 1 + below(6); left > 0; left--) {
    const from = below(bytes.length + 1)
    const to = Math.min(bytes.length, from + below([4, 40, 400, 4000][below(4)] ?? 4))
    bytes = changed(bytes, from, to)
  }
  return bytes

  /** @param {Uint8Array} given @param {number} from @param {number} to */
  function changed(given, from, to) {
    switch (below(8)) {
      case 0:
        return joined(given.subarray(0, from), pick(tokens), given.subarray(from))
      case 1:
        return joined(given.subarray(0, from), pick(tokens), given.subarray(to))
      case 2:
        return joined(given.subarray(0, from), given.subarray(to))
      case 3:
        return joined(given.subarray(0, to), given.subarray(from))
      case 4: {
        const other = pick(samples)
        const start = below(other.length + 1)
        return joined(given.subarray(0, from), other.subarray(start, start + below(2000)), given.subarray(to))
      }
      case 5:
        return given.subarray(0, from)
      case 6: {
        const part = random() < 0.5 ? pick(tokens) : joined(pick(tokens), pick(tokens))
        return joined(given.subarray(0, from), ...Array(below(4000)).fill(part), given.subarray(from))
      }
      default: {
        const copy = given.slice()
        for (let i = below(8); i >= 0; i--) copy[below(copy.length)] = below(256)
        return copy
      }
    }
  }
}

/** @param {Uint8Array[]} parts */
function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** https://en.wikipedia.org/wiki/Xorshift, begun far from zero. */
function randomNumbers(/** @type {number} */ seed) {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
