import { useId, useState } from 'preact/hooks'
import { numberText } from '../../core/domain/phone-number.ts'
import { addOwnNumber, type OwnNumber, putOwnNumber } from '../../core/storage/own-numbers.ts'
import { useLegalWords } from '../words/legal-words.ts'
import { CallLink } from './call-link.tsx'
import { OwnNumberForm } from './own-number-form.tsx'

/** The numbers the reader noted. */
export function OwnNumbers({
  numbers,
  onArm,
  onRemove,
}: {
  numbers: readonly OwnNumber[]
  onArm: (key: string) => void
  onRemove: (own: OwnNumber) => void
}) {
  const text = useLegalWords()
  const id = useId()
  return (
    <section class="legal-part" aria-labelledby={id}>
      <h2 id={id}>{text.own}</h2>
      <ul class="legal-list">
        {numbers.map((own) => (
          <OwnNumberCard key={own.id} own={own} onArm={() => onArm(own.id)} onRemove={() => onRemove(own)} />
        ))}
      </ul>
    </section>
  )
}

/** Where one is noted: below all that may be called at once. */
export function AddOwnNumber() {
  const text = useLegalWords()
  const id = useId()
  return (
    <section class="legal-part" aria-labelledby={id}>
      <h2 id={id}>{text.addTitle}</h2>
      <p class="legal-hint">{text.ownHint}</p>
      <details class="legal-add">
        <summary>{text.add}</summary>
        <OwnNumberForm button={text.addButton} onNumber={addOwnNumber} />
      </details>
    </section>
  )
}

function OwnNumberCard({
  own,
  onArm,
  onRemove,
}: {
  own: OwnNumber
  onArm: () => void
  onRemove: () => void
}) {
  const text = useLegalWords()
  const [isChanging, setChanging] = useState(false)
  const { label, number } = own
  const change = async (changedLabel: string, changedNumber: string) => {
    await putOwnNumber({ ...own, label: changedLabel, number: changedNumber })
    setChanging(false)
  }
  return (
    <li class="hotline">
      <h3 dir="auto">{label}</h3>
      <CallLink number={number} shown={numberText(number)} name={label} />
      <p class="own-number-tools">
        <button type="button" class="button" aria-label={text.armOf(label)} onClick={onArm}>
          {text.armShort}
        </button>
        <button
          type="button"
          class="button"
          aria-label={text.editOf(label)}
          aria-expanded={isChanging}
          onClick={() => setChanging(!isChanging)}
        >
          {text.edit}
        </button>
        <button type="button" class="button" aria-label={text.removeOf(label)} onClick={onRemove}>
          {text.remove}
        </button>
      </p>
      {isChanging && <OwnNumberForm own={own} button={text.storeButton} onNumber={change} />}
    </li>
  )
}
