import { lookup as systemLookup } from 'node:dns'
import { createLimiter } from '../limiter.ts'

export interface ResolvedAddress {
  address: string
  family: number
}

/** All addresses of a name. Rejects with the system's error when it has none. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

/**
 * The system's resolver blocks one of Node's four pool threads until it answers, and files are read by the same
 * threads: with a resolver that hangs, a few names at once would stop the disk.
 */
const resolveInTurn = createLimiter(3)

export function resolveBySystem(hostname: string): Promise<ResolvedAddress[]> {
  return resolveInTurn(
    () =>
      new Promise((done, fail) => {
        systemLookup(hostname, { all: true }, (error, addresses) => (error ? fail(error) : done(addresses)))
      }),
  )
}
