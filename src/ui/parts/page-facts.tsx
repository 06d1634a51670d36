import { dayOfPage } from '../../core/domain/kept-page.ts'
import type { StoredPage } from '../../core/storage/pages.ts'
import { asOfTime, shortTime } from '../words/format.ts'
import { pageSentence, usePagesWords } from '../words/pages-words.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** How old a page is by its own word, when it was fetched, and what keeps a newer text away. */
export function PageFacts({ page }: { page: StoredPage }) {
  const words = useWords()
  const text = usePagesWords()
  const { language } = words
  const now = Date.now()
  const day = dayOfPage(page)
  return (
    <>
      <p class="page-quiet">
        {day && (
          <>
            <time dateTime={day}>{text.says(day)}</time> ·{' '}
          </>
        )}
        <time dateTime={new Date(page.fetchedAt).toISOString()}>
          {text.fetched(shortTime(language, page.fetchedAt, now))}
        </time>
      </p>
      {page.problem && (
        <p class="page-problem">
          <Icon name="warning" />
          <span>
            {text.failing(
              asOfTime(language, page.problemSince ?? page.triedAt, now),
              asOfTime(language, page.fetchedAt, now),
            )}{' '}
            {pageSentence(words, page.problem)}
          </span>
        </p>
      )}
    </>
  )
}
