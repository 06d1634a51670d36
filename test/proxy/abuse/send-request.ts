import { type IncomingHttpHeaders, request } from 'node:http'

export interface ReceivedAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** As it is given: `fetch` would mend the address and drop headers. */
export function sendRequest(
  base: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<ReceivedAnswer> {
  const { hostname, port } = new URL(base)
  return new Promise((done, fail) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer as AsyncIterable<Buffer>) parts.push(part)
      done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) })
    })
    sent.on('error', fail)
    sent.end()
  })
}
