import { useRef, useState } from 'preact/hooks'
import { type PostList, renameList } from '../../core/storage/lists.ts'
import { useSavedWords } from '../words/saved-words.ts'
import { NameForm } from './name-form.tsx'

/** What can be done with a list itself. */
export function ListTools({ list, onDelete }: { list: PostList; onDelete: () => void }) {
  const text = useSavedWords()
  const [isRenaming, setRenaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const rename = async (name: string) => {
    await renameList(list.id, name)
    setRenaming(false)
    button.current?.focus()
  }
  return (
    <div class="list-tools">
      <button
        ref={button}
        type="button"
        class="button"
        aria-expanded={isRenaming}
        onClick={() => setRenaming(!isRenaming)}
      >
        {text.rename}
      </button>
      <button type="button" class="button" onClick={onDelete}>
        {text.deleteList}
      </button>
      {isRenaming && (
        <NameForm
          label={text.listName}
          name={list.name}
          button={text.storeName}
          isWaitedFor
          onName={rename}
        />
      )}
    </div>
  )
}
