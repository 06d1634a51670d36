import type { SourceReport } from '../../core/domain/health-report.ts'
import type { SourceCounts } from '../../core/storage/source-counts.ts'
import { bytes } from '../words/bytes.ts'
import { count, shortTime } from '../words/format.ts'
import { useHealthWords } from '../words/health-words.ts'
import { sinceWhen } from '../words/since.ts'
import { anyProblemSentence } from '../words/site-problem-sentence.ts'
import { useWords } from '../words/words.ts'

/** What is wrong with a source, in words, what our server has measured of it, and what this phone has of it. */
export function SourceFacts({ report, counts }: { report: SourceReport; counts: SourceCounts | undefined }) {
  const words = useWords()
  const text = useHealthWords()
  const now = Date.now()
  const { problem, problemSince, movedTo, isGone } = report
  const sentence = problem && anyProblemSentence(words, problem)
  return (
    <>
      {sentence && (
        <p>
          {problemSince === undefined
            ? sentence
            : text.since(sentence, sinceWhen(words.language, problemSince, now))}
        </p>
      )}
      {movedTo && (
        <p>
          {text.moved} <span class="health-address">{movedTo}</span>
        </p>
      )}
      {isGone && <p>{text.gone}</p>}
      <dl class="health-facts">
        {[...useFacts(report, now), ...useOwnFacts(counts)].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** What is known of it, each fact with its name. */
function useFacts(report: SourceReport, now: number): [string, string][] {
  const words = useWords()
  const text = useHealthWords()
  const { language } = words
  const { lastSuccess, lastTry, intervalMinutes, changesPerMonth, webSub } = report
  const time = (at: number) => shortTime(language, at, now)
  // What is wrong just now is told above.
  const told = report.problem && anyProblemSentence(words, report.problem)
  const failures = report.failures.map(({ problem, count: times }) => {
    const sentence = anyProblemSentence(words, problem)
    return report.failures.length === 1 && sentence === told
      ? text.timesOnly(times)
      : text.times(sentence, times)
  })
  const all: [string, string | undefined][] = [
    [text.facts.lastSuccess, lastSuccess === undefined ? text.never : time(lastSuccess)],
    [text.facts.lastTry, lastTry === undefined ? undefined : time(lastTry)],
    [text.facts.failures, failures.join(' ') || undefined],
    [text.facts.interval, intervalMinutes === undefined ? undefined : text.minutes(intervalMinutes)],
    [
      text.facts.changesPerMonth,
      changesPerMonth === undefined ? undefined : count(language, Math.round(changesPerMonth)),
    ],
    [text.facts.size, report.bytes === undefined ? undefined : bytes(language, report.bytes)],
    [text.facts.webSub, webSub],
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

/** What only the phone can tell, as our server hands feeds on unread. */
function useOwnFacts(counts: SourceCounts | undefined): [string, string][] {
  const { language } = useWords()
  const { facts, cutShort } = useHealthWords()
  if (!counts) return []
  const own: [string, string][] = []
  if (counts.ofThirtyDays !== undefined)
    own.push([facts.postsOfThirtyDays, count(language, counts.ofThirtyDays)])
  if (counts.looked > 0) own.push([facts.cutShort, cutShort(counts.cutShort, counts.looked)])
  return own
}
