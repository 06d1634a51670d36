/** The least a Node server can do: one feed in three forms, made at its start. Arguments: port, file. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const [port, file] = process.argv.slice(2)
const bytes = readFileSync(file)
const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
const forms = { br: brotliCompressSync(bytes), gzip: gzipSync(bytes), identity: bytes }

const server = createServer((request, response) => {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
  const headers = {
    etag: `"${hash}-${encoding}"`,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  }
  if (request.headers['if-none-match'] === headers.etag) return response.writeHead(304, headers).end()
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  const body = forms[encoding]
  return response
    .writeHead(200, { ...headers, 'content-type': 'text/plain', 'content-length': body.length })
    .end(body)
})
server.keepAliveTimeout = 65_000
server.listen(Number(port), '127.0.0.1')
