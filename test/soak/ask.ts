import { type Agent, get, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Asked {
  status: number
  headers: IncomingHttpHeaders
  /** As sent. */
  bytes: Buffer
}

/** Over real HTTP, where a connection may break and an encoding is seen as it is. Rejects when it does break. */
export function ask(agent: Agent, url: string, headers: Readonly<Record<string, string>>): Promise<Asked> {
  return new Promise((done, fail) => {
    const request = get(url.replace('localhost', '127.0.0.1'), { agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', fail)
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(parts) }),
      )
    })
    request.on('error', fail)
  })
}

/** Throws unless the encoding is one of those the server gives, and the bytes are in it. */
export function decoded({ headers, bytes }: Asked): Buffer {
  const encoding = headers['content-encoding']
  if (encoding === undefined) return bytes
  if (encoding === 'br') return brotliDecompressSync(bytes)
  if (encoding === 'gzip') return gunzipSync(bytes)
  throw new Error(`the encoding ${encoding}`)
}
