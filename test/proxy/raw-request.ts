import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Of status line, header and body, as they came over the wire. */
  wireBytes: number
}

/** One request on a connection of its own that is kept open, as phones and caches do. */
export function rawRequest(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<RawAnswer> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return new Promise((done, fail) => {
    let bytes: Buffer = Buffer.alloc(0)
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    })
    socket.on('error', fail)
    socket.on('close', () => fail(new Error(`cut off after ${bytes.length} bytes`)))
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      try {
        const answer = parseAnswer(bytes, method)
        if (answer === undefined) return
        done(answer)
      } catch (error) {
        fail(error)
      }
      socket.destroy()
    })
  })
}

/** Undefined while it is not all there. */
function parseAnswer(bytes: Buffer, method: string): RawAnswer | undefined {
  const headLength = bytes.indexOf('\r\n\r\n') + 4
  if (headLength < 4) return undefined
  const [statusLine = '', ...lines] = bytes
    .subarray(0, headLength - 4)
    .toString('latin1')
    .split('\r\n')
  const status = Number(statusLine.split(' ')[1])
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [name = ''] = line.split(':', 1)
    headers[name.toLowerCase()] = line.slice(name.length + 1).trim()
  }
  const hasBody = method !== 'HEAD' && status !== 304 && status !== 204
  const length = hasBody ? Number(headers['content-length']) : 0
  if (Number.isNaN(length)) throw new Error('an answer without a length')
  if (bytes.length < headLength + length) return undefined
  if (bytes.length > headLength + length) throw new Error('more than the answer came')
  return { status, headers, body: bytes.subarray(headLength), wireBytes: bytes.length }
}
