import { useLocation } from 'preact-iso/router'
import { useAppData } from '../hooks/use-app-data.ts'
import { useKeptPages, useUnpin } from '../hooks/use-kept-pages.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { groupedRows, type PageRow } from '../kept-pages/page-rows.ts'
import { BackButton } from '../parts/back-button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageForm } from '../parts/page-form.tsx'
import { PageList } from '../parts/page-list.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { usePagesWords } from '../words/pages-words.ts'
import { PageScreen } from './page.tsx'

/** Both screens of kept pages: they share all they are made of. */
export function PagesScreen() {
  const { path } = useLocation()
  return path === '/page' ? <PageScreen /> : <AllPages />
}

/** Pages of publishers' sites that are kept, and a place to keep another. */
function AllPages() {
  const text = usePagesWords()
  usePageTitle(text.title)
  const { startProblem } = useAppData()
  const { stored, rows, followed } = useKeptPages()
  const { done, problem, unpin } = useUnpin(followed)
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return startProblem ? null : <StorageTrouble problem={stored.problem} />
  const groups = groupedRows(rows, followed)
  const removal = (row: PageRow) =>
    row.stored && (row.stored.pinnedBy === 'reader' || !followed.has(row.url))
      ? (title: string) => unpin(row.url, title)
      : undefined
  const names = ['own', 'listed', 'others'] as const
  return (
    <div class="screen">
      <BackButton home="/saved" />
      <h1 class="screen-title">{text.title}</h1>
      <p class="page-intro">{text.intro}</p>
      {problem && <StorageTrouble problem={problem} />}
      <PageForm />
      {names
        .filter((name) => groups[name].length > 0)
        .map((name) => (
          <section key={name} aria-labelledby={`pages-${name}`}>
            <h2 id={`pages-${name}`} class="page-group">
              {text[name]}
            </h2>
            <PageList rows={groups[name]} heading="h3" showsPublisher onRemove={removal} />
          </section>
        ))}
      {names.every((name) => groups[name].length === 0) && (
        <EmptyState title={text.none} text={text.noneHint} />
      )}
      <UndoBar done={done} />
    </div>
  )
}
