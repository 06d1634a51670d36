import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { isPublicAddress } from './allow-address.ts'
import type { AllowedHosts } from './allow-url.ts'
import { createLimiter } from './limiter.ts'

/** Ends a fetch before anything was sent: the address to be dialled is none of the public internet. */
export class AddressNotAllowed extends Error {
  constructor() {
    super('address not allowed')
    this.name = 'AddressNotAllowed'
  }
}

export interface ResolvedAddress {
  address: string
  family: number
}

export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

export interface ConnectorOptions {
  allowHosts: AllowedHosts
  connectMs: number
  /** The system's resolver unless a test brings its own names. */
  resolve?: Resolve
}

/**
 * Dials public addresses only. The judged address is the dialled one: names are resolved here once, by the
 * connection itself, so no second answer of the DNS can slip in between.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const resolve = options.resolve ?? resolveBySystem
  const guarded = buildConnector({ timeout: options.connectMs, lookup: lookupWith(resolve, isPublicAddress) })
  const exempt = buildConnector({ timeout: options.connectMs, lookup: lookupWith(resolve, () => true) })
  return (target, callback) => {
    const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port
    const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname
    if (options.allowHosts.has(`${host}:${port}`)) return exempt(target, callback)
    // The lookup hook is never called for a literal address.
    if (isIP(target.hostname) !== 0 && !isPublicAddress(target.hostname)) {
      return callback(new AddressNotAllowed(), null)
    }
    return guarded(target, callback)
  }
}

/** A name with one forbidden address is refused whole: no honest site mixes the two. */
function lookupWith(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (first === undefined) callback(notFound(hostname), '', 0)
        else if (!addresses.every(({ address }) => isAllowed(address)))
          callback(new AddressNotAllowed(), '', 0)
        else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error instanceof Error ? error : notFound(hostname), '', 0),
    )
  }
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' })
}

/**
 * The system's resolver blocks one of Node's four pool threads until it answers, and files are read by the same
 * threads: with a resolver that hangs, a few names at once would stop the disk.
 */
const resolveInTurn = createLimiter(3)

function resolveBySystem(hostname: string): Promise<ResolvedAddress[]> {
  return resolveInTurn(
    () =>
      new Promise((done, fail) => {
        systemLookup(hostname, { all: true }, (error, addresses) => (error ? fail(error) : done(addresses)))
      }),
  )
}
