import type { ComponentChildren } from 'preact'
import { useAppData } from '../hooks/use-app-data.ts'
import type { PageRow } from '../kept-pages/page-rows.ts'
import { languageName } from '../words/format.ts'
import { usePagesWords } from '../words/pages-words.ts'
import { useWords } from '../words/words.ts'
import { PageFacts } from './page-facts.tsx'
import './page-list.css'

/** Pages to read, with what is known of each. `onRemove` where it may be taken off the phone. */
export function PageList({
  rows,
  heading: Heading,
  showsPublisher,
  onRemove,
}: {
  rows: readonly PageRow[]
  heading: 'h2' | 'h3'
  showsPublisher: boolean
  onRemove: (row: PageRow) => ((title: string) => void) | undefined
}) {
  return (
    <ul class="page-list">
      {rows.map((row) => (
        <Row key={row.url} row={row} showsPublisher={showsPublisher} onRemove={onRemove(row)}>
          {(link) => <Heading class="page-title">{link}</Heading>}
        </Row>
      ))}
    </ul>
  )
}

function Row({
  row: { url, publisherId, listed, stored },
  showsPublisher,
  onRemove,
  children,
}: {
  row: PageRow
  showsPublisher: boolean
  onRemove: ((title: string) => void) | undefined
  children: (link: ComponentChildren) => ComponentChildren
}) {
  const { language } = useWords()
  const text = usePagesWords()
  const { catalog } = useAppData()
  const told = listed?.title[language]
  const title = told ?? listed?.title.en ?? stored?.title ?? url
  const titleLanguage = told ? language : listed ? 'en' : stored?.language
  const spoken = stored?.language ?? listed?.language
  const facts = [
    showsPublisher && publisherId !== undefined && catalog.publishers.get(publisherId)?.name,
    listed && text.kinds[listed.kind],
    spoken && languageName(language, spoken),
  ]
  return (
    <li class="page-row">
      {children(
        <a href={pageHref(url)} lang={titleLanguage} dir="auto">
          {title}
        </a>,
      )}
      <p class="page-quiet">{facts.filter(Boolean).join(' · ')}</p>
      {stored ? <PageFacts page={stored} /> : <p class="page-quiet">{text.notYet}</p>}
      {stored?.pinnedBy === 'catalog' && !listed && <p class="page-quiet">{text.withdrawn}</p>}
      {onRemove && (
        <button
          type="button"
          class="button"
          aria-label={text.removeOf(title)}
          onClick={() => onRemove(title)}
        >
          {text.remove}
        </button>
      )}
    </li>
  )
}

export function pageHref(url: string): string {
  return `/page?url=${encodeURIComponent(url)}`
}
