import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { EgressProxy } from '../../proxy/upstream/egress-proxy.ts'

/** An operator's HTTP proxy that knows CONNECT and nothing else. */
export interface FakeEgressProxy {
  readonly egressProxy: EgressProxy
  /** What it was asked to connect to, in order. */
  readonly targets: readonly string[]
  close: () => Promise<void>
}

/**
 * Connects to whatever it is asked for; `places` gives some targets another place, or a status to refuse them
 * with, or nothing for no answer at all.
 */
export async function startFakeEgressProxy(
  places: Readonly<Record<string, string | number | undefined>> = {},
): Promise<FakeEgressProxy> {
  const targets: string[] = []
  const open = new Set<Socket>()
  const keep = (socket: Socket) =>
    open.add(socket.on('error', () => {}).on('close', () => open.delete(socket)))
  const server = createServer((_, response) => response.writeHead(400).end())
  server.on('connect', ({ url = '' }, socket: Socket) => {
    targets.push(url)
    keep(socket)
    const place = url in places ? places[url] : url
    if (typeof place === 'number') return socket.end(`HTTP/1.1 ${place} No\r\n\r\n`)
    if (place === undefined) return
    const { hostname, port } = new URL(`http://${place}`)
    const onward = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
    keep(onward)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    egressProxy: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    targets,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
