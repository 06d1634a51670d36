import { useState } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import type { HeldPost } from '../../core/domain/quarantine.ts'
import type { Source } from '../../core/domain/source.ts'
import type { FetchState } from '../../core/storage/fetch-states.ts'
import { allowHeld, quarantineOf } from '../../core/storage/quarantines.ts'
import { useStored } from '../hooks/use-stored.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { dayName, type Language, languageName, shortTime } from '../words/format.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { sinceWhen } from '../words/since.ts'
import { anyProblemSentence } from '../words/site-problem-sentence.ts'
import { type SourcesWords, useSourcesWords } from '../words/sources-words.ts'
import { useWords } from '../words/words.ts'

/** Which posts are kept out of the timeline and why, and how to let them in. */
function HeldPosts({ sourceId }: { sourceId: string }) {
  const words = useWords()
  const text = useSourcesWords()
  const stored = useStored(() => quarantineOf(sourceId), ['quarantines'], [sourceId])
  const [problem, setProblem] = useState<StorageProblem>()
  const quarantine = stored.kind === 'ready' ? stored.value : undefined
  if (!quarantine) return null
  const { held, since } = quarantine
  const titles = held.map(({ post }) => post.title ?? post.excerpt).filter((title) => title !== '')
  return (
    <div class="source-held">
      <p class="source-problem">
        {text.held(held.length, shortTime(words.language, since, Date.now()))}{' '}
        {reasons(text, words.language, held)}
      </p>
      <ul>
        {titles.slice(0, mostTitles).map((title) => (
          <li key={title} dir="auto">
            {title.slice(0, titleLength)}
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() => allowHeld(sourceId).catch((error) => setProblem(storageProblemOf(error)))}
      >
        {text.allowHeld}
      </button>
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </div>
  )
}

const mostTitles = 3
const titleLength = 120
const mostSites = 3

function reasons(text: SourcesWords, language: Language, held: readonly HeldPost[]): string {
  const sites = [...new Set(held.flatMap(({ why }) => why.sites))].slice(0, mostSites)
  const languages = [...new Set(held.flatMap(({ why }) => why.language ?? []))]
  return [
    text.heldSites(sites.join(', ')),
    ...languages.map((tag) => text.heldLanguage(languageName(language, tag))),
    ...(held.some(({ why }) => why.isOffSubject) ? [text.heldSubject] : []),
  ].join(' ')
}

/** How fresh a source is; its last problem in words, and whether anyone vouches for it. */
export function SourceHealth({
  id,
  source,
  state,
}: {
  id: string
  source: Source
  state: FetchState | undefined
}) {
  const words = useWords()
  const text = useSourcesWords()
  const now = Date.now()
  return (
    <div id={id} class="source-health">
      <p class="source-note">
        {state?.refreshedAt === undefined
          ? text.neverRefreshed
          : text.lastRefreshed(shortTime(words.language, state.refreshedAt, now))}
        {state && state.postCount > 0 && ` · ${text.posts(state.postCount)}`}
      </p>
      {state?.problem && (
        <p class="source-problem">
          {text.problemSince(
            anyProblemSentence(words, state.problem),
            sinceWhen(words.language, state.problemSince ?? state.triedAt ?? now, now),
          )}
          {state.postCount > 0 && ` ${text.postsKept(state.postCount)}`}
        </p>
      )}
      {state?.heldCount !== undefined && <HeldPosts sourceId={source.id} />}
      {source.former && (
        <p class="source-note">
          {text.renamed(source.former.title, dayName(words.language, source.former.until, now))}
        </p>
      )}
      {source.unverified && <p class="source-note">{text.unverified}</p>}
      {source.retired && (
        <p class="source-note">
          {text.retired(
            dayName(words.language, Date.parse(`${source.retired.on}T12:00:00`), now),
            source.retired.reason,
          )}
        </p>
      )}
    </div>
  )
}
