import { useId, useState } from 'preact/hooks'
import { eraseAll } from '../guard/guard.ts'
import { useGuardWords } from '../words/guard-words.ts'
import { HoldButton } from './hold-button.tsx'
import { SwitchRow } from './switch-row.tsx'
import './guard-part.css'

const holdMs = 2_500

/** Takes everything off the phone: by a long hold, or for the keyboard and the screen reader by two presses. */
export function ErasePart({
  canErase,
  onAllow,
}: {
  canErase: boolean
  onAllow: (canErase: boolean) => void
}) {
  const { erase: text } = useGuardWords()
  const id = useId()
  const [isAsking, setAsking] = useState(false)
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 id={id}>{text.title}</h2>
      <SwitchRow label={text.allow} hint={text.text} isOn={canErase} onChange={onAllow} />
      <ul class="guard-ways">
        {text.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      {canErase && !isAsking && (
        <HoldButton
          label={text.hold}
          holding={text.holding}
          ms={holdMs}
          onHeld={eraseAll}
          onPress={() => setAsking(true)}
        />
      )}
      {canErase && isAsking && (
        <div class="settings-links">
          <p role="alert">{text.ask}</p>
          <button type="button" class="button" ref={focus} onClick={() => setAsking(false)}>
            {text.cancel}
          </button>
          <button type="button" class="button" onClick={eraseAll}>
            {text.sure}
          </button>
        </div>
      )}
    </section>
  )
}

/** On what changes nothing. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus()
}
