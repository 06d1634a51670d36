import { parseArgs } from 'node:util'

export interface CheckFeedCall {
  url?: string
  contentType?: string
}

export const usage =
  'Use: npm run -s check-feed -- FILE [--url ADDRESS] [--content-type TYPE], or -- --batch LIST.ndjson.'

/** What a call asks for, or a sentence that says what is wrong with it. */
export function readCall(
  args: readonly string[],
): (CheckFeedCall & { file: string }) | { list: string } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: { type: 'string' }, 'content-type': { type: 'string' }, batch: { type: 'string' } },
    })
    const [file, ...others] = positionals
    if (others.length > 0) return 'There is one file too many.'
    if (values.batch !== undefined)
      return file === undefined ? { list: values.batch } : 'A file or a list, not both.'
    if (file === undefined) return 'Which file?'
    const call: CheckFeedCall & { file: string } = { file }
    if (values.url !== undefined) call.url = values.url
    if (values['content-type'] !== undefined) call.contentType = values['content-type']
    return call
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/\s+/g, ' ') : error}`
  }
}
