import { useWords } from '../words/words.ts'
import { Sheet } from './sheet.tsx'
import './keys-sheet.css'

const rows = [
  [['j'], 'next'],
  [['k'], 'previous'],
  [['o', 'Enter'], 'open'],
  [['/'], 'filter'],
  [['?'], 'help'],
] as const

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { keys } = useWords()
  return (
    <Sheet title={keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([names, text]) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{keys[text]}</dd>
          </div>
        ))}
      </dl>
      <p class="keys-hint">{keys.hint}</p>
    </Sheet>
  )
}
