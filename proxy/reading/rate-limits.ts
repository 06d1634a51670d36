import { createHmac, randomBytes } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** What readers have fetched for them. */
export type Wanted = 'feed' | 'image' | 'page'
/** And what they have sent. */
export type Limited = Wanted | 'push'

/**
 * What one minute allows of each, where it is not held already. A screen of posts asks for a dozen images, a
 * reader's own feed list for some dozens.
 */
export const perMinute: Readonly<Record<Limited, { client: number; host: number; all: number }>> = {
  feed: { client: 60, host: 30, all: 600 },
  image: { client: 600, host: 120, all: 1200 },
  page: { client: 60, host: 30, all: 600 },
  // Most phones have the same push service as their host.
  push: { client: 30, host: 300, all: 600 },
}

/** Each takes one turn. Seconds until there is one again when there is none left. */
export interface RateLimits {
  takeClient: (wanted: Limited, client: string | undefined) => Promise<number | undefined>
  takeUpstream: (wanted: Limited, host: string) => Promise<number | undefined>
}

export const noLimits: RateLimits = { takeClient: async () => undefined, takeUpstream: async () => undefined }

/**
 * Who asks is known by a hash of the network they ask from, under a salt that is thrown away every day; it is
 * held in memory for a minute and written nowhere.
 */
export function createRateLimits(now: () => number): RateLimits {
  const buckets = {
    feed: bucketsFor('feed'),
    image: bucketsFor('image'),
    page: bucketsFor('page'),
    push: bucketsFor('push'),
  }
  const hash = dailyHash(now)
  return {
    takeClient: (wanted, client) => take(buckets[wanted].client, hash(client)),
    takeUpstream: async (wanted, host) =>
      (await take(buckets[wanted].host, host)) ?? take(buckets[wanted].all, 'all'),
  }
}

function bucketsFor(wanted: Limited) {
  const { client, host, all } = perMinute[wanted]
  const bucket = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  return { client: bucket(client), host: bucket(host), all: bucket(all) }
}

async function take(bucket: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await bucket.consume(key)
    return undefined
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}

const dayMs = 86_400_000

function dailyHash(now: () => number): (client: string | undefined) => string {
  let day = 0
  let salt = randomBytes(32)
  return (client) => {
    const today = Math.floor(now() / dayMs)
    if (today !== day) {
      day = today
      salt = randomBytes(32)
    }
    return createHmac('sha256', salt).update(clientNetwork(client)).digest('base64url')
  }
}

/** 256 neighbours in IPv4, one customer's line in IPv6: whoever has an address there usually has all of them. */
export function clientNetwork(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed
    .toByteArray()
    .slice(0, parsed.kind() === 'ipv4' ? 3 : 7)
    .join('.')
}

/**
 * The address that asks. A server in front of ours, which is on this machine or in its network, tells it as the last
 * entry of X-Forwarded-For; what anyone else writes there counts for nothing.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
): string | undefined {
  if (socketAddress === undefined || !ipaddr.isValid(socketAddress)) return undefined
  const isInFront = nearRanges.includes(ipaddr.process(socketAddress).range())
  return (isInFront && forwardedFor?.split(',').at(-1)?.trim()) || socketAddress
}

const nearRanges = ['loopback', 'private', 'linkLocal', 'uniqueLocal']
