import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useAppData } from '../hooks/use-app-data.ts'
import { useFrontPage } from '../hooks/use-front-page.ts'
import { placeInHistory } from '../hooks/use-history-place.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { NewerButton } from '../parts/newer-button.tsx'
import { NoPosts } from '../parts/no-posts.tsx'
import { StorageTrouble } from '../parts/storage-trouble.tsx'
import { Welcome } from '../parts/welcome.tsx'
import { useFrontWords } from '../words/front-words.ts'
import { FrontBelow } from './front-below.tsx'
import { FrontCollectionView } from './front-collection.tsx'
import { FrontTop } from './front-top.tsx'
import './front.css'

/** Publishers shown at first, and more each time the reader asks. */
const publishersAtOnce = 12

/** The newspaper of the followed sources: a lead, collections, and the latest of each publisher. */
export function FrontScreen() {
  const { query } = useLocation()
  return query.collection === undefined ? <FrontPageView /> : <FrontCollectionView id={query.collection} />
}

function FrontPageView() {
  usePageClass('on-front')
  const text = useFrontWords()
  usePageTitle(text.title)
  const { settings, startProblem } = useAppData()
  const [count, setCount] = useState(placeInHistory()?.count ?? publishersAtOnce)
  const { page, hasNewer, showNewer, problem } = useFrontPage(count)
  // The same element as before, so that it is not compared again while the rest is drawn.
  const top = useMemo(() => page && <FrontTop top={page.top} read={page.read} />, [page?.top])
  const isEmpty = page && !page.isPartial && !page.top.lead && page.publishers.length === 0
  return (
    <div class="front">
      <h1 class="visually-hidden">{text.title}</h1>
      {problem && !startProblem && <StorageTrouble problem={problem} />}
      {!settings.hasChosen && !problem && <Welcome />}
      {hasNewer && <NewerButton onClick={showNewer} />}
      {top}
      {page && !page.isPartial && (
        <FrontBelow page={page} publisherCount={count} onMore={() => setCount(count + publishersAtOnce)} />
      )}
      {isEmpty && !problem && <NoPosts isFiltered={false} />}
    </div>
  )
}
