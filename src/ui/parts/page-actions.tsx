import { keepPage, type StoredPage, unpinPage } from '../../core/storage/pages.ts'
import { useKeptPages } from '../hooks/use-kept-pages.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { usePageFetch } from '../hooks/use-page-fetch.ts'
import { pageSentence, usePagesWords } from '../words/pages-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { ShareButton } from './share-button.tsx'
import './save-button.css'

/** What the reader may do with a page: make it their own, bring it up to date, see it on its site, pass it on. */
export function PageActions({ page, original }: { page: StoredPage; original: string }) {
  const words = useWords()
  const text = usePagesWords()
  const { isFetching, result, run } = usePageFetch()
  return (
    <footer class="post-actions">
      <KeepButton page={page} />
      <button
        type="button"
        class="button"
        aria-disabled={isFetching}
        onClick={() => isFetching || run('updatePage', page.url)}
      >
        <Icon name="refresh" />
        {isFetching ? text.updating : text.update}
      </button>
      <a class="button" href={page.url} target="_blank" rel="noopener noreferrer">
        <Icon name="original" />
        {original}
      </a>
      <ShareButton title={page.title} url={page.url} />
      {result?.kind === 'failed' && <p role="alert">{pageSentence(words, result.problem)}</p>}
      <p class="page-outcome" aria-live="polite">
        {result?.kind === 'stored' && text.updated}
      </p>
    </footer>
  )
}

/** For what the catalog wants kept anyway. Any other page of the reader's is removed in the list, where it can be undone. */
function KeepButton({ page }: { page: StoredPage }) {
  const words = useWords()
  const text = usePagesWords()
  const { followed } = useKeptPages()
  const { problem, store } = useOwnWrite()
  const isOn = page.pinnedBy === 'reader'
  if (isOn && !followed.has(page.url)) return null
  return (
    <>
      <button
        type="button"
        class="button save-button"
        aria-pressed={isOn}
        onClick={() => store(() => (isOn ? unpinPage(page.url, true) : keepPage(page.url)))}
      >
        <Icon name="saved" />
        {text.keepForGood}
      </button>
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </>
  )
}
