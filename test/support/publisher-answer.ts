import { readFile } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

/** What a path of the fake publisher answers when nothing is wrong with it. */
export interface Answer {
  body?: string | Uint8Array
  /** Read anew at every request. */
  file?: string
  /** Absent means that no Content-Type is sent. */
  contentType?: string
  /** As sent, with its quotes. */
  etag?: string
  lastModified?: string
  status?: number
  headers?: Record<string, string | string[]>
  /** Compressed so whatever the client accepts: some sites do. */
  encoding?: 'gzip' | 'deflate' | 'br'
  /** Before the first byte. */
  delayMs?: number
}

export async function sendAnswer(answer: Answer, request: IncomingMessage, response: ServerResponse) {
  const { delayMs } = answer
  if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs))
  const headers = answerHeaders(answer)
  if (isUnchanged(answer, request)) return response.writeHead(304, headers).end()
  const body = encoded(answer, await bodyOf(answer))
  response.writeHead(answer.status ?? 200, { ...headers, 'content-length': body.length })
  return response.end(request.method === 'HEAD' ? undefined : body)
}

export function answerHeaders(answer: Answer): OutgoingHttpHeaders {
  return {
    ...(answer.contentType ? { 'content-type': answer.contentType } : {}),
    ...(answer.etag ? { etag: answer.etag } : {}),
    ...(answer.lastModified ? { 'last-modified': answer.lastModified } : {}),
    ...(answer.encoding ? { 'content-encoding': answer.encoding } : {}),
    ...answer.headers,
  }
}

export async function bodyOf(answer: Answer | undefined): Promise<Uint8Array> {
  if (answer?.file !== undefined) return readFile(answer.file)
  return Buffer.from(answer?.body ?? '')
}

function encoded({ encoding }: Answer, body: Uint8Array): Uint8Array {
  if (encoding === 'gzip') return gzipSync(body)
  if (encoding === 'deflate') return deflateSync(body)
  return encoding === 'br' ? brotliCompressSync(body) : body
}

/** If-None-Match overrules If-Modified-Since: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3 */
function isUnchanged(answer: Answer, { headers }: IncomingMessage): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) {
    if (answer.etag === undefined) return false
    const known = tags.split(',').map((tag) => opaque(tag.trim()))
    return known.includes('*') || known.includes(opaque(answer.etag))
  }
  const since = headers['if-modified-since']
  if (since === undefined || answer.lastModified === undefined) return false
  return Date.parse(answer.lastModified) <= Date.parse(since)
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '')
}
