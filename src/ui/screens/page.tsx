import { useLocation } from 'preact-iso/router'
import { pageAddress } from '../../core/domain/kept-page.ts'
import { pageAt, type StoredPage } from '../../core/storage/pages.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useKeptPages } from '../hooks/use-kept-pages.ts'
import { usePageFetch } from '../hooks/use-page-fetch.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import type { PageRow } from '../kept-pages/page-rows.ts'
import { BackButton } from '../parts/back-button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageView } from '../parts/page-view.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { pageSentence, usePagesWords } from '../words/pages-words.ts'
import { useWords } from '../words/words.ts'
import './post.css'

/** One kept page, read from storage. An address that is not kept is asked for only when the reader says so. */
export function PageScreen() {
  const { query } = useLocation()
  const url = pageAddress(query.url ?? '') ?? ''
  return <OpenPage key={url} url={url} />
}

function OpenPage({ url }: { url: string }) {
  const text = usePagesWords()
  const { startProblem } = useAppData()
  const { rows } = useKeptPages()
  const stored = useStored<{ page: StoredPage | undefined }>(
    async () => ({ page: await pageAt(url) }),
    ['pages'],
    [url],
  )
  const page = stored.kind === 'ready' ? stored.value.page : undefined
  const row = rows.find((one) => one.url === url)
  usePageTitle(page?.title ?? text.title)
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  return page ? <PageView page={page} listed={row?.listed} /> : <MissingPage url={url} row={row} />
}

function MissingPage({ url, row }: { url: string; row: PageRow | undefined }) {
  const words = useWords()
  const text = usePagesWords()
  const { isFetching, result, run } = usePageFetch()
  const told = row?.listed?.title
  return (
    <div class="screen">
      <BackButton home="/pages" />
      <h1 class="screen-title">{told?.[words.language] ?? told?.en ?? text.title}</h1>
      <EmptyState
        title={text.missing}
        text={text.missingHint}
        {...(!row && { link: { href: '/pages', text: text.toPages } })}
      />
      {row && (
        <p class="page-fetch">
          <button
            type="button"
            class="button button-main"
            aria-disabled={isFetching}
            onClick={() => isFetching || run('updatePage', url)}
          >
            {isFetching ? text.keeping : text.fetchNow}
          </button>
        </p>
      )}
      {result?.kind === 'failed' && <p role="alert">{pageSentence(words, result.problem)}</p>}
    </div>
  )
}
