import { request } from 'node:http'
import { isIP, type Socket } from 'node:net'
import type { ResolvedAddress } from './resolve-name.ts'

/** The operator's own HTTP proxy; `host` as sockets take it, an IPv6 address without brackets. */
export interface EgressProxy {
  host: string
  port: number
}

/** Reads `http://host:port`; undefined for anything else, and for one with a path or a password. */
export function parseEgressProxy(text: string): EgressProxy | undefined {
  const parts = /^http:\/\/([^/\\?#@\s]+):(\d{1,5})\/?$/i.exec(text)
  const port = Number(parts?.[2])
  if (parts === null || port < 1 || port > 65535 || !URL.canParse(text)) return undefined
  return { host: new URL(text).hostname.replace(/^\[|\]$/g, ''), port }
}

/**
 * A connection through the proxy to the first of the addresses it can reach, whatever is spoken there. The proxy
 * is told an address, never a name: it must not find another one than the judged.
 */
export async function openTunnel(
  proxy: EgressProxy,
  addresses: readonly ResolvedAddress[],
  port: string,
  timeoutMs: number,
): Promise<Socket> {
  const endsAt = performance.now() + timeoutMs
  let failure: unknown
  for (const { address } of addresses) {
    const leftMs = endsAt - performance.now()
    if (leftMs <= 0) break
    try {
      return await askForTunnel(proxy, `${isIP(address) === 6 ? `[${address}]` : address}:${port}`, leftMs)
    } catch (error) {
      failure = error
    }
  }
  throw failure ?? unreachable('ETIMEDOUT')
}

function askForTunnel(proxy: EgressProxy, target: string, timeoutMs: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const asking = request({
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: target,
      headers: { host: target },
      agent: false,
    })
    const timer = setTimeout(() => asking.destroy(unreachable('ETIMEDOUT')), timeoutMs)
    asking.on('error', ({ code }: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      fail(unreachable(code === 'ETIMEDOUT' ? code : 'EHOSTUNREACH'))
    })
    asking.on('connect', ({ statusCode = 0 }, socket: Socket, early: Buffer) => {
      clearTimeout(timer)
      if (statusCode >= 200 && statusCode < 300) {
        // Until its taker listens, a reset would end the process.
        socket.on('error', () => {})
        if (early.length > 0) socket.unshift(early)
        return done(socket)
      }
      socket.destroy()
      fail(unreachable('EHOSTUNREACH'))
    })
    asking.end()
  })
}

/** Whatever ails the proxy, the publisher is not to blame: "refused" would say so. */
function unreachable(code: 'EHOSTUNREACH' | 'ETIMEDOUT'): NodeJS.ErrnoException {
  return Object.assign(new Error('no way through the egress proxy'), { code })
}
