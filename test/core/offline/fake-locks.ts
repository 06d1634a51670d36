import { vi } from 'vitest'

type Work = () => Promise<unknown>

/** The browser's locks in one process, as far as the app uses them: shared or not, first come, first served. */
export function fakeLocks(): void {
  const last = new Map<string, { all: Promise<unknown>; alone: Promise<unknown> }>()
  const request = (name: string, ...rest: [Work] | [{ mode: LockMode }, Work]) => {
    const work = rest.at(-1) as Work
    const isShared = rest.length === 2 && rest[0].mode === 'shared'
    const before = last.get(name) ?? { all: Promise.resolve(), alone: Promise.resolve() }
    const done = (isShared ? before.alone : before.all).then(work)
    const all = Promise.allSettled([before.all, done])
    last.set(name, { all, alone: isShared ? before.alone : all })
    return done
  }
  vi.stubGlobal('navigator', { locks: { request } })
}
