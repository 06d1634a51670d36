import { normalizedTag } from '../../core/domain/timeline-filter.ts'
import type { PackCriteria } from '../../core/storage/action-packs.ts'
import type { Settings } from '../../core/storage/settings.ts'
import type { PackWish } from '../../worker/pack-messages.ts'
import { type Catalog, timelineSources } from '../start.ts'

const dayMs = 86_400_000
/** A pack is asked about when its day is so far gone. */
const keptDays = 7

export function wishOf(criteria: PackCriteria, settings: Settings, catalog: Catalog, now: number): PackWish {
  const followed = timelineSources(settings, catalog)
  const { publishers, tags, days } = criteria
  const sources = [...catalog.sources.values()].filter(({ id, publisherId }) =>
    publishers.length > 0 ? publishers.includes(publisherId) : followed === 'all' || followed.has(id),
  )
  return { sourceIds: sources.map(({ id }) => id), tags, since: now - days * dayMs }
}

export function tagsIn(written: string): string[] {
  return [
    ...new Set(
      written
        .split(',')
        .map(normalizedTag)
        .filter((tag) => tag !== ''),
    ),
  ]
}

export function isOver(pack: { day?: string; keptUntil?: number }, now: number): boolean {
  if (pack.day === undefined || (pack.keptUntil ?? 0) > now) return false
  return startOf(pack.day) + (keptDays + 1) * dayMs <= now
}

export function keptUntil(now: number): number {
  return now + keptDays * dayMs
}

/** Epoch ms at which a day as YYYY-MM-DD begins on this phone. */
export function startOf(day: string): number {
  return new Date(`${day}T00:00`).getTime()
}
