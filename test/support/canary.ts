import { type AddressInfo, createServer, type Server } from 'node:net'

/** Stands on loopback where nothing that is tested may ever come. */
export interface Canary {
  /** One it has for itself; it also stands on the web's usual ports, as far as they are free. */
  readonly port: number
  /** Where somebody connected, as `address:port`. */
  touches: () => string[]
  close: () => Promise<void>
}

const usualPorts = [80, 443, 8080, 8443]

export async function startCanary(): Promise<Canary> {
  const touches: string[] = []
  const stand = (host: string, port: number): Promise<Server | undefined> =>
    new Promise((done) => {
      const server = createServer((socket) => {
        touches.push(`${host}:${socket.localPort}`)
        socket.on('error', () => {})
        socket.end('HTTP/1.1 200 OK\r\n\r\nsecret')
      })
      // Somebody else is there, or the machine lets us not.
      server.once('error', () => done(undefined))
      server.listen(port, host, () => done(server))
    })
  const own = await stand('127.0.0.1', 0)
  if (own === undefined) throw new Error('no port for the canary')
  const { port } = own.address() as AddressInfo
  const places = [
    ['::1', port] as const,
    ...usualPorts.flatMap((usual) => hosts.map((host) => [host, usual] as const)),
  ]
  const others = await Promise.all(places.map(([host, usual]) => stand(host, usual)))
  return {
    port,
    touches: () => touches,
    close: async () => {
      for (const server of [own, ...others]) if (server) await new Promise((done) => server.close(done))
    },
  }
}

const hosts = ['127.0.0.1', '::1'] as const
