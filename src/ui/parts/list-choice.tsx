import { useState } from 'preact/hooks'
import { allLists, createList, putInList, takeFromList } from '../../core/storage/lists.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { NameForm } from './name-form.tsx'

/** Which of the reader's lists a post is in. */
export function ListChoice({ postId }: { postId: string }) {
  const words = useWords()
  const text = useSavedWords()
  const stored = useStored(allLists, ['lists'], [])
  const { problem, store } = useOwnWrite()
  const lists = stored.kind === 'ready' ? stored.value : []
  // Shown at once; storage is read again some time after.
  const [chosen, setChosen] = useState<Record<string, boolean | undefined>>({})
  const choose = async (id: string, isIn: boolean) => {
    setChosen((before) => ({ ...before, [id]: isIn }))
    const isStored = await store(() => (isIn ? putInList(id, postId, Date.now()) : takeFromList(id, postId)))
    if (!isStored) setChosen((before) => ({ ...before, [id]: undefined }))
  }
  return (
    <>
      {lists.length > 0 && (
        <fieldset class="list-choice">
          <legend>{text.lists}</legend>
          {lists.map(({ id, name, posts }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen[id] ?? posts.some((entry) => entry.postId === postId)}
                onChange={(event) => choose(id, event.currentTarget.checked)}
              />
              <span dir="auto">{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
      <NameForm
        label={text.newList}
        name=""
        button={text.makeList}
        onName={(name) => createList(name, Date.now(), postId)}
      />
    </>
  )
}
