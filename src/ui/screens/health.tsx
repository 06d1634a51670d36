import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { CatalogCheck, HealthReport, SourceReport } from '../../core/domain/health-report.ts'
import type { SourceCounts } from '../../core/storage/source-counts.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useHealth } from '../hooks/use-health.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useSourceCounts } from '../hooks/use-source-counts.ts'
import { BackButton } from '../parts/back-button.tsx'
import { shortTime } from '../words/format.ts'
import { useHealthWords } from '../words/health-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { SourceFacts } from './health-facts.tsx'
import './health.css'

/** It runs each week, a little later at times. */
const overdueMs = 8 * 86_400_000

/** How every source has been answering our server, for those who keep the catalog. It needs the network. */
export function HealthScreen() {
  const words = useWords()
  const text = useHealthWords()
  usePageTitle(text.title)
  const { answer, ask } = useHealth()
  // Named by it, they stand in the order of their names.
  const isNamed = useAppData().catalog.sources.size > 0
  return (
    <div class="screen health">
      <BackButton home="/about" />
      <h1 class="screen-title">{text.title}</h1>
      <p class="health-quiet">{text.text}</p>
      <p class="health-quiet">{text.ofPhone}</p>
      <div aria-live="polite">
        {!answer && <p>{text.asking}</p>}
        {answer?.kind === 'failed' && <p>{problemSentence(words, answer.problem)}</p>}
        {answer?.kind === 'report' && <Summary report={answer.report} />}
      </div>
      {answer && (
        <button type="button" class="button" onClick={ask}>
          {text.again}
        </button>
      )}
      {answer?.kind === 'report' && isNamed && <Sections report={answer.report} />}
    </div>
  )
}

function Summary({ report }: { report: HealthReport }) {
  const { language } = useWords()
  const text = useHealthWords()
  const all = Object.values(report.sources)
  const failing = all.filter(({ problem }) => problem).length
  return (
    <>
      <p>{text.summary(all.length, failing, shortTime(language, report.at, Date.now()))}</p>
      {report.check ? <WholeCheck check={report.check} at={report.at} /> : <p>{text.noCheck}</p>}
    </>
  )
}

/** What looking into every feed has found, beyond that it answers. */
function WholeCheck({ check, at }: { check: CatalogCheck; at: number }) {
  const { language } = useWords()
  const text = useHealthWords()
  const { catalog } = useAppData()
  const titles = check.unfit.map((id) => catalog.sources.get(id)?.title ?? id)
  return (
    <>
      <p>{text.check(check.asked, titles.length, shortTime(language, check.at, at))}</p>
      {titles.length > 0 && <p>{text.unfit(titles.join(', '))}</p>}
      {at - check.at > overdueMs && <p>{text.checkOverdue}</p>}
    </>
  )
}

/** What asks for something to be done stands first. */
function Sections({ report }: { report: HealthReport }) {
  const text = useHealthWords()
  const { catalog } = useAppData()
  const titleOf = (id: string) => catalog.sources.get(id)?.title ?? id
  const all = Object.entries(report.sources).sort(([a], [b]) => titleOf(a).localeCompare(titleOf(b)))
  const counts = useSourceCounts(Object.keys(report.sources))
  // With them each row is higher: drawn before, all would move once they are there.
  if (!counts) return null
  const trouble = all.filter(([, source]) => source.problem)
  const changed = all.filter(([, source]) => !source.problem && isToBeChanged(source))
  const well = all.filter(([, source]) => !source.problem && !isToBeChanged(source))
  return (
    <>
      <Section title={text.trouble} sources={trouble} counts={counts} />
      <Section title={text.changed} sources={changed} counts={counts} />
      <Section title={text.well} sources={well} counts={counts} />
    </>
  )
}

function isToBeChanged({ movedTo, isGone }: SourceReport): boolean {
  return movedTo !== undefined || isGone === true
}

interface SectionProps {
  title: string
  sources: readonly [string, SourceReport][]
  counts: ReadonlyMap<string, SourceCounts>
}

function Section({ title, sources, counts }: SectionProps) {
  const text = useHealthWords()
  const { catalog } = useAppData()
  const id = useId()
  if (sources.length === 0) return null
  return (
    <section class="health-part" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class="health-count">{sources.length}</span>
      </h2>
      <ul class="health-list">
        {sources.map(([sourceId, report]) => {
          const source = catalog.sources.get(sourceId)
          return (
            <li key={sourceId}>
              <Title publisherId={source?.publisherId}>{source?.title ?? sourceId}</Title>
              {!source && <p class="health-quiet">{text.unlisted}</p>}
              <SourceFacts report={report} counts={counts.get(sourceId)} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Title({ publisherId, children }: { publisherId: string | undefined; children: ComponentChildren }) {
  return <h3>{publisherId ? <a href={`/publisher/${publisherId}`}>{children}</a> : children}</h3>
}
