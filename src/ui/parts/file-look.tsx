import { useEffect, useId, useRef } from 'preact/hooks'
import type { FileLook } from '../../worker/pack-messages.ts'
import type { LookState, useFileLook } from '../hooks/use-file-look.ts'
import { bytes } from '../words/bytes.ts'
import { dayAndTime } from '../words/format.ts'
import { fullDate } from '../words/full-date.ts'
import { type PacksWords, usePacksWords } from '../words/packs-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { ReadCodeButton } from './read-code-button.tsx'

type Looking = ReturnType<typeof useFileLook>

/** Where a file comes in, and what is in it before anything of it is stored. */
export function OpenFile({ looking }: { looking: Looking }) {
  const words = useWords()
  const text = usePacksWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { state, look } = looking
  const choose = () => {
    const file = input.current?.files?.[0]
    if (file) look(file)
    // So that the same file can be chosen again.
    if (input.current) input.current.value = ''
  }
  return (
    <section class="pack-part" aria-labelledby={id}>
      <h2 id={id}>{text.fromOther}</h2>
      <h3 class="file-way">{text.openFile}</h3>
      <p class="pack-quiet">{text.openFileHint}</p>
      <label class="button file-choice">
        {text.chooseFile}
        <input ref={input} class="visually-hidden" type="file" accept=".html,text/html" onChange={choose} />
      </label>
      <h3 class="file-way">{text.readCode}</h3>
      <p class="pack-quiet">{text.readCodeHint}</p>
      <ReadCodeButton onRead={(payload) => look(new Blob([payload]))} />
      <div aria-live="polite" class="file-status">
        {state.kind === 'looking' && text.looking}
        {state.kind === 'taking' && text.taking}
        {state.kind === 'taken' && text.taken(state.taken.standings.new + state.taken.standings.newer)}
      </div>
      {state.kind === 'failed' && (
        <p role="alert">
          {problemSentence(words, state.problem)} {text.failed}
        </p>
      )}
      <Looked state={state} looking={looking} />
    </section>
  )
}

function Looked({ state, looking }: { state: LookState; looking: Looking }) {
  const text = usePacksWords()
  if (state.kind !== 'looked' && state.kind !== 'taking') return null
  const { look } = state
  if (look.kind === 'refused')
    return (
      <div class="file-refused" role="alert">
        <Icon name="warning" />
        <p>
          <strong>{text.refused[look.why]}</strong> {text.refusedHint}
        </p>
      </div>
    )
  return <WholeFile look={look} isTaking={state.kind === 'taking'} looking={looking} />
}

function WholeFile({
  look,
  isTaking,
  looking,
}: {
  look: Extract<FileLook, { kind: 'pack' }>
  isTaking: boolean
  looking: Looking
}) {
  const words = useWords()
  const text = usePacksWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [look])
  const { name, createdAt, posts, postCount, pictureCount, standings } = look
  return (
    <div class="file-look">
      <h3 ref={heading} tabIndex={-1} dir="auto">
        {text.from(name, fullDate(words.language, createdAt))}
      </h3>
      <p>{text.holds(postCount, pictureCount, bytes(words.language, look.bytes))}</p>
      <p class="file-note">
        <SignedText look={look} />
      </p>
      <ul class="file-posts">
        {posts.map(({ title, publisher, language }, at) => (
          <li key={at}>
            <span lang={language} dir={textDirection(language, title)}>
              {title}
            </span>
            <span class="pack-quiet" dir="auto">
              {publisher}
            </span>
          </li>
        ))}
        {postCount > posts.length && <li class="pack-quiet">{text.more(postCount - posts.length)}</li>}
      </ul>
      <p>{standingTexts(standings, text).join(' ')}</p>
      <p class="file-actions">
        <button type="button" class="button button-main" disabled={isTaking} onClick={looking.take}>
          {text.take}
        </button>
        <button type="button" class="button" disabled={isTaking} onClick={looking.leave}>
          {text.leave}
        </button>
      </p>
    </div>
  )
}

/** Says no more than is proven. */
function SignedText({ look }: { look: Extract<FileLook, { kind: 'pack' }> }) {
  const words = useWords()
  const text = usePacksWords()
  const { signedCount, signedAt, postCount } = look
  if (signedCount === 0)
    return (
      <>
        <strong>{text.unsigned}.</strong> {text.unsignedText}
      </>
    )
  return (
    <>
      <strong>{text.signedBy(location.host, dayAndTime(words.language, signedAt))}.</strong>{' '}
      {signedCount < postCount && `${text.signedPart(signedCount, postCount)} `}
      {text.signedText}
    </>
  )
}

function standingTexts(
  standings: Extract<FileLook, { kind: 'pack' }>['standings'],
  text: PacksWords,
): string[] {
  return [
    ...(standings.new > 0 ? [text.standingNew(standings.new)] : []),
    ...(standings.newer > 0 ? [text.standingNewer(standings.newer)] : []),
    ...(standings.held > 0 ? [text.standingHeld(standings.held)] : []),
    ...(standings.pictures > 0 ? [text.standingPictures(standings.pictures)] : []),
    ...(standings.same > 0 ? [text.standingSame(standings.same)] : []),
    ...(standings.stays > 0 ? [text.standingStays(standings.stays)] : []),
  ]
}
