import { useOnline } from '../hooks/use-online.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { useReadyWords } from '../words/ready-words.ts'

/**
 * That what is stored is old, and the way to mend it where there is one now. Behind a sentence that has said already
 * what is wrong, only the way.
 */
export function StaleLine({ isExplained = false }: { isExplained?: boolean }) {
  const text = useReadyWords()
  const isOnline = useOnline()
  const { refresh } = useRefresh()
  if (!isOnline) return <strong>{text.old}</strong>
  return (
    <button type="button" class="ready-button" onClick={refresh}>
      {isExplained ? text.refreshAgain : text.refreshOld}
    </button>
  )
}
