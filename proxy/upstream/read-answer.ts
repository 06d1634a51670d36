import type { Dispatcher } from 'undici'
import type { UpstreamAnswer, UpstreamOptions, UpstreamRequest } from './fetch-upstream.ts'
import { keptHeaders, single, textOf } from './kept-headers.ts'
import { maxBytesOf } from './limits.ts'
import { bodyEncodingOf, readBody } from './read-body.ts'
import { parseRetryAfter } from './retry-after.ts'
import type { UpstreamProblem } from './upstream-problem.ts'

/** Makes an answer of an upstream's last response. Rejects as its body does when the connection fails. */
export async function readAnswer(
  options: UpstreamOptions,
  asked: UpstreamRequest,
  answer: Dispatcher.ResponseData,
  url: URL,
): Promise<UpstreamAnswer> {
  const status = answer.statusCode
  const asksForChange = asked.validators?.etag !== undefined || asked.validators?.lastModified !== undefined
  if (status === 200) return readGoodAnswer(options, asked, answer, url)
  discard(answer)
  if (status === 304 && asksForChange) return { kind: 'unchanged', headers: keptHeaders(answer.headers) }
  if (status === 204 || status === 205) return failed({ code: 'emptyAnswer' })
  // A 206 nobody asked for, a 304 to no condition: not what the body of a feed comes with.
  if (status < 400) return failed({ code: 'badAnswer' })
  const retryAt = parseRetryAfter(single(answer.headers, 'retry-after'), options.now())
  return failed({ code: 'status', status, ...(retryAt === undefined ? {} : { retryAt }) })
}

/** Closes the connection rather than reading a body nobody wants, which may be endless. */
export function discard(answer: Dispatcher.ResponseData): void {
  answer.body.on('error', () => {})
  answer.body.destroy()
}

async function readGoodAnswer(
  { limits }: UpstreamOptions,
  { wants, enterLarge = async () => {} }: UpstreamRequest,
  answer: Dispatcher.ResponseData,
  url: URL,
): Promise<UpstreamAnswer> {
  const { headers } = answer
  const maxBytes = maxBytesOf(wants, limits)
  const encoding = bodyEncodingOf(textOf(headers, 'content-encoding'))
  const isTooLarge = Number(single(headers, 'content-length') ?? 0) > maxBytes
  if (encoding === undefined || isTooLarge || !isPlainTransfer(textOf(headers, 'transfer-encoding'))) {
    discard(answer)
    return failed(isTooLarge ? { code: 'tooLarge', maxBytes } : { code: 'badAnswer' })
  }
  const body = await readBody(answer.body, encoding, maxBytes, enterLarge)
  if (body.kind === 'tooLarge') return failed({ code: 'tooLarge', maxBytes })
  if (body.kind === 'damaged') return failed({ code: 'badAnswer' })
  return { kind: 'body', bytes: body.bytes, headers: keptHeaders(headers), finalUrl: url.href }
}

/** A transfer encoding other than chunks is not undone for us. */
function isPlainTransfer(header: string | undefined): boolean {
  return header === undefined || /^(?:identity\s*,\s*)?chunked$/i.test(header.trim())
}

function failed(problem: UpstreamProblem): UpstreamAnswer {
  return { kind: 'failed', problem }
}
