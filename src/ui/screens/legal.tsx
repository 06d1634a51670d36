import type { ComponentChildren } from 'preact'
import { useEffect, useId, useMemo, useState } from 'preact/hooks'
import { readHotlines } from '../../core/catalog/read-hotlines.ts'
import { type Hotline, isForState, isNational } from '../../core/domain/hotline.ts'
import { type LegalCard, readLegalCard } from '../../core/storage/legal-card.ts'
import { deleteOwnNumber, type OwnNumber, putOwnNumber } from '../../core/storage/own-numbers.ts'
import { followedState } from '../followed-state.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useOnline } from '../hooks/use-online.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useUndo } from '../hooks/use-undo.ts'
import { ArmView } from '../parts/arm-view.tsx'
import { BackButton } from '../parts/back-button.tsx'
import { HotlineCard } from '../parts/hotline-card.tsx'
import { LegalState } from '../parts/legal-state.tsx'
import { AddOwnNumber, OwnNumbers } from '../parts/own-numbers.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { useLegalWords } from '../words/legal-words.ts'
import { stateName } from '../words/state-names.ts'
import { useWords } from '../words/words.ts'
import { armNumbers } from './legal-arm-numbers.ts'
import './legal.css'

/** Whom to call: the reader's own numbers, those of their state, and those for the whole country. */
export function LegalScreen() {
  const text = useLegalWords()
  usePageTitle(text.title)
  const { startProblem } = useAppData()
  const stored = useStored(readLegalCard, ['publishers', 'ownNumbers', 'settings'], [])
  const mayCome = useMayComeAtOnce()
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  const { hotlines, numbers } = stored.value
  return hotlines === undefined && numbers.length === 0 && mayCome ? (
    <LegalHead>
      <p class="legal-none">{text.notYet}</p>
    </LegalHead>
  ) : (
    <LegalView card={stored.value} />
  )
}

const patienceMs = 5000

/** On a phone that never refreshed the list is on its way: what is drawn without it would only move when it is there. */
function useMayComeAtOnce(): boolean {
  const { lastRefresh } = useAppData()
  const isOnline = useOnline()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const late = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(late)
  }, [])
  return !lastRefresh && isOnline && !isLate
}

function LegalHead({ children }: { children: ComponentChildren }) {
  const text = useLegalWords()
  return (
    <div class="screen legal">
      <BackButton home="/saved" />
      <h1 class="screen-title">{text.title}</h1>
      <p class="legal-warning">{text.warning}</p>
      {children}
    </div>
  )
}

function LegalView({ card }: { card: LegalCard }) {
  const { language } = useWords()
  const text = useLegalWords()
  const { settings, catalog } = useAppData()
  const hotlines = useMemo(() => readHotlines(card.hotlines), [card.hotlines])
  const followed = card.state === undefined ? followedState(settings, catalog) : undefined
  const state = (card.state ?? followed) || undefined
  const ofState = hotlines.filter((hotline) => isForState(hotline, state))
  const national = hotlines.filter(isNational)
  const numbers = armNumbers(card.numbers, [...ofState, ...national], language)
  const [armed, setArmed] = useState<string>()
  const { done, problem, act } = useUndo()
  const remove = (own: OwnNumber) =>
    act(
      text.removed(own.label),
      () => deleteOwnNumber(own.id),
      () => putOwnNumber(own),
    )
  const first = numbers.findIndex(({ key }) => key === armed)
  return (
    <LegalHead>
      {numbers[0] && (
        <button type="button" class="button legal-arm" onClick={() => setArmed(numbers[0]?.key)}>
          {text.arm}
        </button>
      )}
      {problem && <StorageTrouble problem={problem} />}
      {card.numbers.length > 0 && <OwnNumbers numbers={card.numbers} onArm={setArmed} onRemove={remove} />}
      <LegalState state={state} isFollowed={followed !== undefined} />
      {state && (
        <Hotlines title={text.stateNumbers(stateName(language, state))} hotlines={ofState} onArm={setArmed}>
          {card.hotlines !== undefined && text.noneFor(stateName(language, state))}
        </Hotlines>
      )}
      <Hotlines title={text.national} hotlines={national} onArm={setArmed}>
        {card.hotlines === undefined ? text.notYet : text.noneKnown}
      </Hotlines>
      <AddOwnNumber />
      <UndoBar done={done} />
      {first >= 0 && <ArmView numbers={numbers} first={first} onClose={() => setArmed(undefined)} />}
    </LegalHead>
  )
}

/** Or, where there are none, what is to be said of that. */
function Hotlines({
  title,
  hotlines,
  onArm,
  children,
}: {
  title: string
  hotlines: readonly Hotline[]
  onArm: (key: string) => void
  children: string | false
}) {
  const id = useId()
  return (
    <section class="legal-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hotlines.length === 0 && children && <p class="legal-none">{children}</p>}
      <ul class="legal-list">
        {hotlines.map((hotline) => (
          <HotlineCard key={hotline.id} hotline={hotline} onArm={() => onArm(hotline.id)} />
        ))}
      </ul>
    </section>
  )
}
