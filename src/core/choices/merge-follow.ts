import { type Follow, isFollowed } from '../domain/follow.ts'

/**
 * What is followed once another phone's choice has come. A reader who has chosen here keeps all of that and gets
 * what is on there; nothing is switched off. Who has chosen nothing yet has the other phone's choice.
 */
export function mergedFollow(own: Follow, other: Follow, hasChosen: boolean): Follow {
  if (!hasChosen) return other
  if (own.mode === 'chosen' && other.mode === 'chosen')
    return { mode: 'chosen', only: [...new Set([...own.only, ...other.only])] }
  const off = [own, other].flatMap((follow) => (follow.mode === 'all' ? follow.except : []))
  const stays = (id: string) => !isFollowed(own, id) && !isFollowed(other, id)
  return { mode: 'all', except: [...new Set(off)].filter(stays) }
}

/** Only of sources that are known here; none is known before the first list has come, and then all are let through. */
export function knownFollow(follow: Follow, known: ReadonlySet<string>): { follow: Follow; unknown: number } {
  const ids = follow.mode === 'all' ? follow.except : follow.only
  const kept = known.size === 0 ? ids : ids.filter((id) => known.has(id))
  const unknown = ids.length - kept.length
  return {
    follow: follow.mode === 'all' ? { mode: 'all', except: kept } : { mode: 'chosen', only: kept },
    unknown,
  }
}
