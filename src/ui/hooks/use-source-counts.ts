import { useEffect, useState } from 'preact/hooks'
import { countSources, type SourceCounts } from '../../core/storage/source-counts.ts'
import { useAppData } from './use-app-data.ts'

/** Of those sources that this phone has ever refreshed, once they are counted; of none where storage fails. */
export function useSourceCounts(sourceIds: readonly string[]): ReadonlyMap<string, SourceCounts> | undefined {
  const { fetchStates } = useAppData().catalog
  const [counts, setCounts] = useState<ReadonlyMap<string, SourceCounts>>()
  const refreshed = sourceIds.filter((id) => fetchStates.get(id)?.refreshedAt !== undefined)
  useEffect(() => {
    let isCurrent = true
    countSources(refreshed, Date.now()).then(
      (counted) => isCurrent && setCounts(counted),
      // Storage that fails is told by the frame of every screen; the server's part stands without.
      () => isCurrent && setCounts((before) => before ?? new Map()),
    )
    return () => {
      isCurrent = false
    }
  }, [refreshed.join(' ')])
  return counts
}
