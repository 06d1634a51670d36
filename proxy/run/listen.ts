import type { Server } from 'node:http'
import { StartError } from '../start-error.ts'

/** Resolves to the server's address. Rejects with a `StartError`. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'something else listens there' : error.message
      fail(new StartError([`Cannot listen on ${host}, port ${port}: ${reason}.`]))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const actual = typeof address === 'object' && address !== null ? address.port : port
      const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host
      done(`http://${name.includes(':') ? `[${name}]` : name}:${actual}`)
    })
  })
}
