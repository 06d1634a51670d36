import { useEffect, useState } from 'preact/hooks'
import { watchRefresh } from '../../core/refresh/refresh-channel.ts'
import type { LastRefresh } from '../../core/storage/last-refresh.ts'

/** How the last refresh ended that this window heard of: a full phone can't keep even that. */
export function useFinishedRefresh(): LastRefresh | undefined {
  const [last, setLast] = useState<LastRefresh>()
  useEffect(() => watchRefresh((message) => message.kind === 'finished' && setLast(message.last)), [])
  return last
}
