import { callAddress } from '../../core/domain/phone-number.ts'
import { useLegalWords } from '../words/legal-words.ts'

/** Dials: as large as can be, for a cracked screen in the rain. */
export function CallLink({ number, shown, name }: { number: string; shown: string; name: string }) {
  const text = useLegalWords()
  return (
    <a class="call-link" href={callAddress(number)} aria-label={text.call(shown, name)} dir="ltr">
      {shown}
    </a>
  )
}
