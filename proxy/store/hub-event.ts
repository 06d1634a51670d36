/** What a publisher's WebSub hub has told us, in words of our own. */
export type HubEvent =
  | { kind: 'ping' | 'denied' | 'left'; sourceId: string }
  /** The hub keeps our subscription for `leaseMs`. */
  | { kind: 'verified'; sourceId: string; leaseMs: number }

/** Checks what another process sent. */
export function readHubEvent(text: string): HubEvent | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { kind, sourceId, leaseMs } = value as Record<string, unknown>
    if (typeof sourceId !== 'string') return undefined
    if (kind === 'ping' || kind === 'denied' || kind === 'left') return { kind, sourceId }
    return kind === 'verified' && typeof leaseMs === 'number' ? { kind, sourceId, leaseMs } : undefined
  } catch {
    return undefined
  }
}
