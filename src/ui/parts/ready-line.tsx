import { useState } from 'preact/hooks'
import { useFollowCheck } from '../hooks/use-follow-check.ts'
import { useInstall } from '../hooks/use-install.ts'
import { usePersistence } from '../hooks/use-persistence.ts'
import { useReadiness } from '../hooks/use-readiness.ts'
import { useShellCheck } from '../hooks/use-shell-check.ts'
import { readySentence, useReadyWords } from '../words/ready-words.ts'
import { useWords } from '../words/words.ts'
import { ReadyReport } from './ready-report.tsx'
import { Sheet } from './sheet.tsx'

/** One line: whether everything is there without a network. A tap tells what is not, and fetches it. */
export function ReadyLine() {
  const { language } = useWords()
  const text = useReadyWords()
  const view = useReadiness()
  const { readiness, progress } = view
  const [isOpen, setOpen] = useState(false)
  useShellCheck(readiness)
  useFollowCheck()
  usePersistence()
  const install = useInstall()
  if (!readiness && !progress) return null
  return (
    <>
      <button type="button" class="ready-button" onClick={() => setOpen(true)}>
        {progress
          ? text.fetching(progress.done, progress.total)
          : readiness && readySentence(language, readiness, Date.now())}
      </button>
      {install.kind === 'iphone' && (
        <a class="ready-button tab-only" href="/settings?install">
          {text.tabOnly}
        </a>
      )}
      {isOpen && (
        <Sheet title={text.title} onClose={() => setOpen(false)}>
          <ReadyReport {...view} />
        </Sheet>
      )}
    </>
  )
}
