import type { Dispatcher } from 'undici'
import { single } from './kept-headers.ts'

const redirects: readonly number[] = [301, 302, 303, 307, 308]

/** Where an answer leads on, as it is written there; undefined when it is no redirect. */
export function locationOf({ statusCode, headers }: Dispatcher.ResponseData): string | undefined {
  const location = redirects.includes(statusCode) ? single(headers, 'location') : undefined
  return location === undefined ? undefined : asWritten(location)
}

/** Headers are read as Latin-1, and many sites write an address in UTF-8 into them, unescaped. */
function asWritten(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1
  }
}
