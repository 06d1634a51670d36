import { useFrontWords } from '../words/front-words.ts'
import { Icon } from './icon.tsx'

/** Storage has another list than the one that is shown. */
export function NewerButton({ onClick }: { onClick: () => void }) {
  const text = useFrontWords()
  return (
    <button type="button" class="button button-main new-posts" onClick={onClick}>
      <Icon name="up" />
      {text.newer}
    </button>
  )
}
