import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { isPublicAddress } from './allow-address.ts'
import type { AllowedHosts } from './allow-url.ts'
import { type EgressProxy, openTunnel } from './egress-proxy.ts'
import { tellingExpiry } from './expired-certificate.ts'
import { type Resolve, type ResolvedAddress, resolveBySystem } from './resolve-name.ts'

/** Ends a fetch before anything was sent: the address to be dialled is none of the public internet. */
export class AddressNotAllowed extends Error {
  constructor() {
    super('address not allowed')
    this.name = 'AddressNotAllowed'
  }
}

export interface ConnectorOptions {
  allowHosts: AllowedHosts
  connectMs: number
  /** Every connection goes through it, those of exempt pairs too. */
  egressProxy?: EgressProxy
  /** The system's resolver unless a test brings its own names. */
  resolve?: Resolve
}

/**
 * Dials public addresses only. The judged address is the dialled one: names are resolved here once, by the
 * connection itself, so no second answer of the DNS can slip in between.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { allowHosts, connectMs, egressProxy, resolve = resolveBySystem } = options
  const guarded = judging(resolve, isPublicAddress)
  const exempt = judging(resolve, () => true)
  const dial = egressProxy === undefined ? dialDirectly(connectMs) : dialThrough(egressProxy, connectMs)
  const [dialGuarded, dialExempt] = [dial(guarded), dial(exempt)]
  return (target, callback) => {
    const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname
    return (allowHosts.has(`${host}:${portOf(target)}`) ? dialExempt : dialGuarded)(target, callback)
  }
}

/** What may be dialled for a host, or a rejection. */
type Judge = (hostname: string) => Promise<ResolvedAddress[]>

/** A name with one forbidden address is refused whole: no honest site mixes the two. */
function judging(resolve: Resolve, isAllowed: (address: string) => boolean): Judge {
  return async (hostname) => {
    const family = isIP(hostname)
    const addresses = family === 0 ? await resolve(hostname) : [{ address: hostname, family }]
    if (addresses.length === 0) throw notFound(hostname)
    if (!addresses.every(({ address }) => isAllowed(address))) throw new AddressNotAllowed()
    return addresses
  }
}

type Dial = (judge: Judge) => buildConnector.connector

function dialDirectly(timeout: number): Dial {
  return (judge) => {
    const connect = tellingExpiry(buildConnector({ timeout, lookup: lookupBy(judge) }))
    return (target, callback) => {
      if (isIP(target.hostname) === 0) return connect(target, callback)
      // The lookup hook is never called for a literal address.
      judge(target.hostname).then(
        () => connect(target, callback),
        (error: Error) => callback(error, null),
      )
    }
  }
}

function lookupBy(judge: Judge): LookupFunction {
  return (hostname, { all }, callback) => {
    judge(hostname).then(
      (addresses) => {
        const [first = { address: '', family: 0 }] = addresses
        if (all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, '', 0),
    )
  }
}

function dialThrough(proxy: EgressProxy, timeout: number): Dial {
  const connectTls = tellingExpiry(buildConnector({ timeout }))
  return (judge) => (target, callback) => {
    judge(target.hostname)
      .then((addresses) => openTunnel(proxy, addresses, portOf(target), timeout))
      .then(
        (httpSocket) =>
          target.protocol === 'https:'
            ? connectTls({ ...target, httpSocket }, callback)
            : callback(null, httpSocket),
        (error: Error) => callback(error, null),
      )
  }
}

function portOf({ port, protocol }: buildConnector.Options): string {
  return port !== '' ? port : protocol === 'https:' ? '443' : '80'
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' })
}
