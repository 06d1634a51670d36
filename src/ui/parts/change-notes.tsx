import { useState } from 'preact/hooks'
import type { FormerText, Post, PostBody } from '../../core/domain/post.ts'
import { removedSince } from '../../core/domain/removal.ts'
import type { Source } from '../../core/domain/source.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { asOfTime, dayName } from '../words/format.ts'
import { usePostWords } from '../words/post-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import './change-notes.css'
import './fold.css'

/** What happened to a post since it came: edited, taken out of its feed, its source dropped from the list. */
export function ChangeNotes({
  post,
  body,
  whole,
}: {
  post: Post
  body: PostBody | undefined
  /** Its text as it is shown. */
  whole: Element | undefined
}) {
  const { language } = useWords()
  const text = usePostWords()
  const { catalog } = useAppData()
  const since = removedSince(post, catalog.fetchStates.get(post.sourceId)?.refreshedAt)
  return (
    <>
      {since !== undefined && (
        <p class="change-note">
          <strong>{text.removed(dayName(language, since, Date.now()))}</strong> {text.removedKept}
        </p>
      )}
      <RetiredNote source={catalog.sources.get(post.sourceId)} />
      {body?.former && <Former former={body.former} post={post} whole={whole} />}
    </>
  )
}

function RetiredNote({ source }: { source: Source | undefined }) {
  const { language } = useWords()
  const text = usePostWords()
  if (!source?.retired) return null
  const { on, reason } = source.retired
  return (
    <p class="change-note">
      {text.retired(dayName(language, Date.parse(`${on}T12:00:00`), Date.now()), reason)} {text.retiredKept}
    </p>
  )
}

function Former({ former, post, whole }: { former: FormerText; post: Post; whole: Element | undefined }) {
  const { language } = useWords()
  const text = usePostWords()
  const [isOpen, setOpen] = useState(false)
  const { title, lines, until, isCut } = former
  const nowSaid = isOpen ? lettersOf(`${post.title ?? ''} ${whole?.textContent ?? ''}`) : ''
  const all = title === undefined || title === post.title ? lines : [title, ...lines]
  return (
    <details class="former fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.former}</summary>
      <p class="former-from">{text.formerFrom(asOfTime(language, until, Date.now()))}</p>
      <div lang={post.language} dir={textDirection(post.language, lines[0] ?? '')}>
        {isOpen && all.map((line, at) => <FormerLine key={`${at} ${line}`} line={line} nowSaid={nowSaid} />)}
      </div>
      {isCut && <p class="former-from">{text.formerCut}</p>}
    </details>
  )
}

function FormerLine({ line, nowSaid }: { line: string; nowSaid: string }) {
  const { language } = useWords()
  const text = usePostWords()
  if (nowSaid.includes(lettersOf(line))) return <p>{line}</p>
  return (
    <p>
      <del>
        <span class="visually-hidden" lang={language}>
          {text.formerGone}{' '}
        </span>
        {line}
      </del>
    </p>
  )
}

/** Spaces and quotation marks are often set anew by software, and nobody edited them. */
function lettersOf(text: string): string {
  return text.replace(/[\s\u00ad'"‘’“”]+/g, '')
}
