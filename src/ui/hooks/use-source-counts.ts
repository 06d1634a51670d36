import { useEffect, useState } from 'preact/hooks'
import { countSources, type SourceCounts } from '../../core/storage/source-counts.ts'
import { useAppData } from './use-app-data.ts'

/** Of those sources that this phone has ever refreshed; none until they are counted, or where storage fails. */
export function useSourceCounts(sourceIds: readonly string[]): ReadonlyMap<string, SourceCounts> {
  const { fetchStates } = useAppData().catalog
  const [counts, setCounts] = useState<ReadonlyMap<string, SourceCounts>>(new Map())
  const refreshed = sourceIds.filter((id) => fetchStates.get(id)?.refreshedAt !== undefined)
  useEffect(() => {
    let isCurrent = true
    countSources(refreshed, Date.now()).then(
      (counted) => isCurrent && setCounts(counted),
      // Storage that fails is told by the frame of every screen; the server's part stands without.
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [refreshed.join(' ')])
  return counts
}
