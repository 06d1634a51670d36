import { useSavedWords } from '../words/saved-words.ts'
import { useWords } from '../words/words.ts'
import { Sheet } from './sheet.tsx'
import './keys-sheet.css'

const rows = [
  [['j'], 'next'],
  [['k'], 'previous'],
  [['o', 'Enter'], 'open'],
  [['s'], 'save'],
  [['/'], 'filter'],
  [['?'], 'help'],
] as const

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { keys } = useWords()
  const names = { ...keys, save: useSavedWords().saveKey }
  return (
    <Sheet title={keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([letters, text]) => (
          <div key={text}>
            <dt>
              {letters.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{names[text]}</dd>
          </div>
        ))}
      </dl>
      <p class="keys-hint">{keys.hint}</p>
    </Sheet>
  )
}
