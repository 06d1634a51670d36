import { type Memory, memoryOf } from '../bench/proxy/memory.ts'
import { median } from '../bench/statistics.ts'

export interface MemoryWatch {
  /** Resident bytes after the warm-up and at the end; undefined where the system does not tell. */
  end: () => { warmBytes: number; endBytes: number; highestBytes: number } | undefined
}

const everyMs = 500
/** Of the whole time: until the caches are full, and how long each look is. */
const warmShare = 0.4
const lookShare = 0.15

/** Watches a process that runs all the time. */
export function watchMemory(pid: number): MemoryWatch {
  const seen: Memory[] = []
  const timer = setInterval(() => void memoryOf(pid).then((memory) => memory && seen.push(memory)), everyMs)
  return {
    end: () => {
      clearInterval(timer)
      const look = (from: number) => {
        const some = seen.slice(Math.floor(seen.length * from), Math.ceil(seen.length * (from + lookShare)))
        return median(some.map(({ bytes }) => bytes))
      }
      const last = seen.at(-1)
      if (last === undefined) return undefined
      const { highestBytes } = last
      return { warmBytes: look(warmShare), endBytes: look(1 - lookShare), highestBytes }
    },
  }
}
