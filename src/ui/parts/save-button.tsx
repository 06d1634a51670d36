import { isSaved, savePost, unsavePost } from '../../core/storage/saved.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './save-button.css'

/** Keeps a post for good, or lets it go again. */
export function SaveButton({ postId }: { postId: string }) {
  const words = useWords()
  const text = useSavedWords()
  const stored = useStored(() => isSaved(postId), ['saved'], [postId])
  const { problem, store } = useOwnWrite()
  const isOn = stored.kind === 'ready' && stored.value
  return (
    <>
      <button
        type="button"
        class="button save-button"
        aria-pressed={isOn}
        onClick={() => store(() => (isOn ? unsavePost(postId) : savePost(postId, Date.now())))}
      >
        <Icon name="saved" />
        {text.save}
      </button>
      {problem && (
        <p class="save-problem" role="alert">
          {problemSentence(words, problem)}
        </p>
      )}
    </>
  )
}
