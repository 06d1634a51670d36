import type { Source } from '../../core/domain/source.ts'
import type { FetchState } from '../../core/storage/fetch-states.ts'
import { asOfTime, dayAndTime, dayName } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { problemSentence } from './status-line.tsx'

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
          : words.sources.lastRefreshed(asOfTime(words.language, state.refreshedAt, now))}
        {state && state.postCount > 0 && ` · ${words.sources.posts(state.postCount)}`}
      </p>
      {state?.problem && (
        <p class="source-problem">
          {words.sources.problemSince(
            problemSentence(words, state.problem),
            dayAndTime(words.language, state.problemSince ?? state.triedAt ?? now),
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
