/**
 * Which sources the reader has on. In mode `all` a source the catalog gains later is on from the start; in
 * mode `chosen` it stays off until it is chosen.
 */
export type Follow = { mode: 'all'; except: string[] } | { mode: 'chosen'; only: string[] }

export const followAll: Follow = { mode: 'all', except: [] }
export const followNone: Follow = { mode: 'chosen', only: [] }

export function isFollowed(follow: Follow, sourceId: string): boolean {
  return follow.mode === 'all' ? !follow.except.includes(sourceId) : follow.only.includes(sourceId)
}

export function withFollowed(follow: Follow, sourceIds: string[], on: boolean): Follow {
  if (follow.mode === 'all') return { mode: 'all', except: withIds(follow.except, sourceIds, !on) }
  return { mode: 'chosen', only: withIds(follow.only, sourceIds, on) }
}

function withIds(ids: string[], changed: string[], isIn: boolean): string[] {
  const result = new Set(ids)
  for (const id of changed) {
    if (isIn) result.add(id)
    else result.delete(id)
  }
  return [...result]
}
