import { usePostWords } from '../words/post-words.ts'
import { useWords } from '../words/words.ts'
import { Sheet } from './sheet.tsx'
import './keys-sheet.css'

/** What single keys do while a post is open. */
export function PostKeysSheet({ onClose }: { onClose: () => void }) {
  const { keys } = useWords()
  const { copyQuoteKey } = usePostWords()
  const rows = [
    ['j', keys.next],
    ['k', keys.previous],
    ['c', copyQuoteKey],
    ['?', keys.help],
  ]
  return (
    <Sheet title={keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="keys-hint">{keys.hint}</p>
    </Sheet>
  )
}
