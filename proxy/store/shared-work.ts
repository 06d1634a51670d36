/** Callers that ask for the same thing get one piece of work. */
export type ShareWork<T> = (key: string, work: () => Promise<T>) => Promise<T>

/** Makes a `ShareWork` for each kind of work; in one process, or over all that share a store. */
export type Sharing = <T extends object>(options: ShareWorkOptions<T>) => ShareWork<T>

export interface ShareWorkOptions<T> {
  /** Keys of different kinds of work may be equal. */
  name: string
  /**
   * For how long an answer is also given to those who come too late to wait for it: fifty requests sent at once
   * do not arrive at once.
   */
  keepMs: (answer: T) => number
  now?: () => number
}

/** Of all kept answers together. */
const maxKeptBytes = 16 * 1024 * 1024

export const shareInProcess: Sharing = <T extends object>({
  keepMs,
  now = () => performance.now(),
}: ShareWorkOptions<T>): ShareWork<T> => {
  const underWay = new Map<string, Promise<T>>()
  const kept = new Map<string, { answer: T; until: number }>()
  let keptBytes = 0

  function forget(key: string, answer: T): void {
    kept.delete(key)
    keptBytes -= sizeOf(answer)
  }

  function keep(key: string, answer: T): void {
    const until = now() + keepMs(answer)
    const size = sizeOf(answer)
    if (until <= now() || size > maxKeptBytes) return
    kept.set(key, { answer, until })
    keptBytes += size
    for (const [oldKey, old] of kept) {
      if (keptBytes > maxKeptBytes || old.until <= now()) forget(oldKey, old.answer)
    }
  }

  return (key, work) => {
    const held = kept.get(key)
    if (held !== undefined && held.until > now()) return Promise.resolve(held.answer)
    const running = underWay.get(key)
    if (running) return running
    if (held !== undefined) forget(key, held.answer)
    const started = work()
      .then((answer) => {
        keep(key, answer)
        return answer
      })
      .finally(() => underWay.delete(key))
    underWay.set(key, started)
    return started
  }
}

function sizeOf(answer: object): number {
  const bytes = 'bytes' in answer && answer.bytes instanceof Uint8Array ? answer.bytes.length : 0
  return bytes + 1024
}
