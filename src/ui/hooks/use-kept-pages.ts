import { followedPages } from '../../core/domain/publisher-pages.ts'
import { allPages, pinAgain, type StoredPage, unpinPage } from '../../core/storage/pages.ts'
import { type PageRow, pageRows } from '../kept-pages/page-rows.ts'
import { usePagesWords } from '../words/pages-words.ts'
import { useAppData } from './use-app-data.ts'
import { useStored } from './use-stored.ts'
import { useUndo } from './use-undo.ts'

/** The pages there are, and which of them the catalog wants kept for this reader. */
export function useKeptPages() {
  const { catalog, settings } = useAppData()
  const stored = useStored<StoredPage[]>(allPages, ['pages'], [])
  const followed = new Set(followedPages(catalog, settings.follow).map(({ url }) => url))
  const rows: PageRow[] = stored.kind === 'ready' ? pageRows(catalog, stored.value) : []
  return { stored, rows, followed }
}

/** Takes a page off the phone, or only the reader's pin where the catalog wants it kept; it can be undone. */
export function useUnpin(followed: ReadonlySet<string>) {
  const text = usePagesWords()
  const { done, problem, act } = useUndo()
  const unpin = (url: string, title: string) =>
    act(text.removed(title), () => unpinPage(url, followed.has(url)), pinAgain)
  return { done, problem, unpin }
}
