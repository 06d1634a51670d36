import { hkdfSync } from 'node:crypto'

/** What a subscription at a hub is known by. */
export interface WebSubName {
  sourceId: string
  hub: string
  topic: string
}

/**
 * Both are made of the server's own secret: nothing has to be stored, all processes have the same, and another
 * hub or topic has others.
 */
export interface WebSubKeys {
  /** The last part of the callback's path: nobody but the hub can guess it. */
  tokenOf: (name: WebSubName) => string
  /** `hub.secret`, under 200 bytes: https://www.w3.org/TR/websub/#subscriber-sends-subscription-request */
  secretOf: (name: WebSubName) => string
}

export function createWebSubKeys(seed: Uint8Array): WebSubKeys {
  const derive = (use: string, { sourceId, hub, topic }: WebSubName) =>
    Buffer.from(
      hkdfSync('sha256', seed, '', JSON.stringify(['dsa-feed websub', use, sourceId, hub, topic]), 32),
    ).toString('base64url')
  return { tokenOf: (name) => derive('callback', name), secretOf: (name) => derive('secret', name) }
}
