import type { Hotline } from '../../core/domain/hotline.ts'
import { languageName } from '../words/format.ts'
import { useLegalWords } from '../words/legal-words.ts'
import { useWords } from '../words/words.ts'
import { CallLink } from './call-link.tsx'
import { ToldText } from './told-text.tsx'

/** A public number: who answers, what for, and why it can be believed. */
export function HotlineCard({ hotline, onArm }: { hotline: Hotline; onArm: () => void }) {
  const { language } = useWords()
  const text = useLegalWords()
  const { name, number, shown, purposes, note, languages = [], source, checked } = hotline
  const ownName = name[language] ?? name.en
  return (
    <li class="hotline">
      <h3>
        <ToldText told={name} />
      </h3>
      <p class="hotline-for">{purposes.map((purpose) => text.purposes[purpose]).join(' · ')}</p>
      <CallLink number={number} shown={shown} name={ownName} />
      {note && (
        <p>
          <ToldText told={note} />
        </p>
      )}
      {languages.length > 0 && <p>{text.languages(languages.map((tag) => languageName(language, tag)))}</p>}
      <p class="hotline-source">
        {text.source}{' '}
        <a href={source.url} target="_blank" rel="noopener noreferrer">
          <ToldText told={source.name} />
        </a>
        {source.on === undefined ? text.sourceNoDay : text.sourceDay(text.day(source.on))}.{' '}
        {text.checkedOn[checked.way](text.day(checked.on))}
      </p>
      <button type="button" class="button" aria-label={text.armOf(ownName)} onClick={onArm}>
        {text.armShort}
      </button>
    </li>
  )
}
