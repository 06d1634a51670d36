import type { WirePushSubscription } from '../wire.ts'
import {
  maxSubscriptions,
  type PushSubscriptions,
  readSubscription,
  subscriptionId,
} from './push-subscriptions.ts'
import type { Valkey } from './valkey.ts'

const batchSize = 500

/** A hash of the server that all processes have in common. Without a time to live it never drops it. */
export function createSharedSubscriptions(valkey: Valkey): PushSubscriptions {
  const key = `${valkey.prefix}push`
  return {
    add: async (subscription) => {
      const id = subscriptionId(subscription.endpoint)
      const isFull = await valkey.run(
        async (client) =>
          (await client.hlen(key)) >= maxSubscriptions && (await client.hexists(key, id)) === 0,
      )
      if (isFull) return false
      await valkey.run((client) => client.hset(key, id, JSON.stringify(subscription)))
      return true
    },
    remove: async (endpoint) => {
      await valkey.run((client) => client.hdel(key, subscriptionId(endpoint)))
    },
    all: async function* () {
      let cursor = '0'
      do {
        const [next, pairs] = await valkey.run((client) => client.hscan(key, cursor, 'COUNT', batchSize))
        cursor = next
        yield pairs.filter((_, at) => at % 2 === 1).flatMap(parse)
      } while (cursor !== '0')
    },
  }
}

function parse(text: string): WirePushSubscription[] {
  try {
    const subscription = readSubscription(JSON.parse(text))
    return subscription === undefined ? [] : [subscription]
  } catch {
    return []
  }
}
