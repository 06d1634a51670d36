import { useId, useState } from 'preact/hooks'
import { noteOf } from '../../core/storage/notes.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { draftOf, storeDraft, storeWaiting } from './note-drafts.ts'

/** The reader's note to a post, stored as it is typed. */
export function NoteField({ postId }: { postId: string }) {
  const words = useWords()
  const text = useSavedWords()
  const id = useId()
  const stored = useStored(() => noteOf(postId), ['notes'], [postId])
  const [typed, setTyped] = useState(() => draftOf(postId))
  const [isStored, setStored] = useState(false)
  const { problem, store } = useOwnWrite()
  const keep = async (write: () => Promise<void>) => setStored(await store(write))
  if (stored.kind === 'loading') return null
  const note = typed ?? (stored.kind === 'ready' ? stored.value : '')
  return (
    <div class="note-field">
      <label for={id}>{text.note}</label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        dir="auto"
        rows={3}
        value={note}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value)
          keep(() => storeDraft(postId, value))
        }}
        onBlur={() => draftOf(postId) !== undefined && keep(() => storeWaiting(postId))}
      />
      <p id={`${id}-hint`} class="own-hint">
        {text.noteHint}
      </p>
      <p class="own-hint" aria-live="polite">
        {isStored && text.noteStored}
      </p>
      {problem && (
        <p role="alert">
          {problemSentence(words, problem)} {text.noteNotStored}
        </p>
      )}
    </div>
  )
}
