import { useId } from 'preact/hooks'
import { useAskedPart } from '../hooks/use-asked-part.ts'
import { useChoicesWords } from '../words/choices-words.ts'
import { BringChoices } from './bring-choices.tsx'
import { GiveChoices } from './give-choices.tsx'
import './choices-part.css'

/** What a reader chose goes to another phone, or from a tab into the installed app, and comes from there. */
export function ChoicesPart() {
  const text = useChoicesWords()
  const id = useId()
  const heading = useAskedPart('choices')
  return (
    <section class="settings-part choices-part" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {text.title}
      </h2>
      <p>{text.intro}</p>
      <GiveChoices />
      <BringChoices />
    </section>
  )
}
