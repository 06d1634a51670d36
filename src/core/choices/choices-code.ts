import { crc32 } from '../domain/crc32.ts'
import { fromBase64, textOf, toBase64, utf8 } from '../pack/bytes.ts'
import { unzipped, zipped } from '../pack/gzip.ts'
import { fieldsOf } from '../pack/read-values.ts'
import { choicesFormat, textFormat } from '../pack/text-format.ts'
import { type Choices, readChoices } from './choices.ts'

type Payload = Uint8Array<ArrayBuffer>

/** Why a code of choices is not taken. */
export type ChoicesRefusal =
  | 'notChoices'
  /** Posts, which the screen of packs takes. */
  | 'posts'
  | 'newerVersion'
  /** Letters are missing, or were changed. */
  | 'damaged'

export type ChoicesReading = { kind: 'choices'; choices: Choices } | { kind: 'refused'; why: ChoicesRefusal }

const version = 1
const start = 'DSA1-'
/** Letters; more than all that a reader could have chosen. */
const mostLetters = 1_000_000
/** Bytes of the JSON. */
const mostBytes = 1_000_000

/** Choices as bytes, for codes from screen to camera. */
export function writeChoices(choices: Choices): Promise<Payload> {
  return zipped(utf8(JSON.stringify({ format: choicesFormat, version, ...choices })))
}

/** The same as letters that can be copied: base64url with a checksum in front and a point at its end. */
export function choicesText(payload: Payload): string {
  const sum = crc32(payload).toString(16).padStart(8, '0')
  return `${start}${sum}-${toBase64(payload).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.`
}

/** What a reader pasted, or a file holds: mail programs break lines, and people add words around it. */
export async function readChoicesText(text: string): Promise<ChoicesReading> {
  if (text.length > mostLetters) return refused('notChoices')
  const found = /DSA(\d+)-([\s\S]*)$/.exec(text)
  if (!found) return refused('notChoices')
  if (found[1] !== '1') return refused('newerVersion')
  const [, sum, letters] = /^([0-9a-f]{8})-([\w-]+)/.exec((found[2] ?? '').replace(/\s+/g, '')) ?? []
  if (!sum || !letters) return refused('damaged')
  try {
    const payload = fromBase64(letters.replaceAll('-', '+').replaceAll('_', '/'))
    if (crc32(payload) !== Number.parseInt(sum, 16)) return refused('damaged')
    return await readChoicesPayload(payload)
  } catch {
    return refused('damaged')
  }
}

export async function readChoicesPayload(payload: Payload): Promise<ChoicesReading> {
  try {
    const fields = fieldsOf(JSON.parse(textOf(await unzipped(payload, mostBytes))))
    if (fields.format === textFormat) return refused('posts')
    if (fields.format !== choicesFormat) return refused('notChoices')
    if (fields.version !== version) return refused('newerVersion')
    return { kind: 'choices', choices: readChoices(fields) }
  } catch {
    return refused('notChoices')
  }
}

function refused(why: ChoicesRefusal): ChoicesReading {
  return { kind: 'refused', why }
}
