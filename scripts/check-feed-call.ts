import { parseArgs } from 'node:util'
import type { ParseOptions } from '../src/core/parse/parse-feed.ts'

export type CheckFeedCall =
  | { kind: 'file'; file: string; options: ParseOptions }
  | { kind: 'address'; url: string }
  | { kind: 'list'; list: string }
  /** Without a file: the server's own catalog. `isNoted`: for the server, which tells of it. */
  | { kind: 'catalog'; file?: string; isNoted?: true }

export const usage =
  'Use: npm run -s check-feed -- FILE [--url ADDRESS] [--content-type TYPE], or -- --url ADDRESS, ' +
  'or -- --batch LIST.ndjson, or -- --catalog [FILE] or --catalog --note.'

/** What a call asks for, or a sentence that says what is wrong with it. */
export function readCall(args: readonly string[]): CheckFeedCall | string {
  try {
    return chooseCall(parseWords(args))
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/\s+/g, ' ') : error}`
  }
}

function parseWords(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      'content-type': { type: 'string' },
      batch: { type: 'string' },
      catalog: { type: 'boolean' },
      note: { type: 'boolean' },
    },
  })
}

function chooseCall({ values, positionals }: ReturnType<typeof parseWords>): CheckFeedCall | string {
  const { url, batch, catalog, note, 'content-type': contentType } = values
  const [file, ...others] = positionals
  if (others.length > 0) return 'There is one file too many.'
  if (batch !== undefined && catalog) return 'A list or a catalog, not both.'
  if (batch !== undefined && file !== undefined) return 'A file or a list, not both.'
  if (catalog && (url ?? contentType) !== undefined) return 'A catalog brings its own addresses.'
  if (note && (!catalog || file !== undefined)) return 'Only of the server’s own catalog a note is made.'
  if (batch !== undefined) return { kind: 'list', list: batch }
  if (catalog)
    return { kind: 'catalog', ...(file === undefined ? {} : { file }), ...(note && { isNoted: true }) }
  if (file !== undefined) return { kind: 'file', file, options: optionsOf(url, contentType) }
  if (url === undefined) return 'Which file or address?'
  if (contentType !== undefined) return 'A content type goes with a file; an address brings its own.'
  return isWebAddress(url) ? { kind: 'address', url } : 'An address starts with http:// or https://.'
}

function optionsOf(url: string | undefined, contentType: string | undefined): ParseOptions {
  return { ...(url === undefined ? {} : { url }), ...(contentType === undefined ? {} : { contentType }) }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text)
}
