import { createHmac, randomBytes } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** What one minute allows. A screen of posts asks for a dozen images, a reader's own feed list for some dozens. */
export const perMinute = { clientFeeds: 60, clientImages: 600, upstreamHost: 30, all: 600 } as const

export interface RateLimits {
  /** Takes one turn. Seconds until there is one again when there is none left. */
  takeFeed(client: string | undefined, upstreamHost: string): Promise<number | undefined>
  takeImage(client: string | undefined): Promise<number | undefined>
}

export const noLimits: RateLimits = {
  takeFeed: async () => undefined,
  takeImage: async () => undefined,
}

/**
 * Who asks is known by a hash of the network they ask from, under a salt that is thrown away every day; it is
 * held in memory for a minute and written nowhere.
 */
export function createRateLimits(now: () => number): RateLimits {
  const [clientFeeds, clientImages, hosts, all] = [
    perMinute.clientFeeds,
    perMinute.clientImages,
    perMinute.upstreamHost,
    perMinute.all,
  ].map((points) => new RateLimiterMemory({ points, duration: 60 })) as [
    RateLimiterMemory,
    RateLimiterMemory,
    RateLimiterMemory,
    RateLimiterMemory,
  ]
  const hash = dailyHash(now)
  return {
    async takeFeed(client, upstreamHost) {
      return (
        (await take(clientFeeds, hash(client))) ??
        (await take(hosts, upstreamHost)) ??
        (await take(all, 'all'))
      )
    },
    takeImage: (client) => take(clientImages, hash(client)),
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
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
