import type { Source } from '../../core/domain/source.ts'
import type { FetchState } from '../../core/storage/fetch-states.ts'
import { dayName, shortTime } from '../words/format.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'

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
  const now = Date.now()
  return (
    <div id={id} class="source-health">
      <p class="source-note">
        {state?.refreshedAt === undefined
          ? words.sources.neverRefreshed
          : words.sources.lastRefreshed(shortTime(words.language, state.refreshedAt, now))}
        {state && state.postCount > 0 && ` · ${words.sources.posts(state.postCount)}`}
      </p>
      {state?.problem && (
        <p class="source-problem">
          {words.sources.problemSince(
            problemSentence(words, state.problem),
            shortTime(words.language, state.problemSince ?? state.triedAt ?? now, now),
          )}
          {state.postCount > 0 && ` ${words.sources.postsKept}`}
        </p>
      )}
      {source.unverified && <p class="source-note">{words.sources.unverified}</p>}
      {source.retired && (
        <p class="source-note">
          {words.sources.retired(
            dayName(words.language, Date.parse(`${source.retired.on}T12:00:00`), now),
            source.retired.reason,
          )}
        </p>
      )}
    </div>
  )
}
