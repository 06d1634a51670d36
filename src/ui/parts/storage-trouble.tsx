import type { StorageProblem } from '../../core/domain/problem.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './storage-trouble.css'

/** Said at the top of every screen when this phone's storage can't be used. */
export function StorageTrouble({ problem }: { problem: StorageProblem }) {
  const words = useWords()
  return (
    <p class="storage-trouble" role="alert">
      <Icon name="warning" />
      {problemSentence(words, problem)}
    </p>
  )
}
