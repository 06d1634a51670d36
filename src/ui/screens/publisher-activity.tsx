import { useId } from 'preact/hooks'
import { count as inNumbers } from '../words/format.ts'
import { type ProfileWords, useProfileWords } from '../words/profile-words.ts'
import { useWords } from '../words/words.ts'
import type { Month } from './post-months.ts'

/** Posts per month as bars, as a sentence, and as a table for who wants the numbers. */
export function PublisherActivity({ months }: { months: readonly Month[] }) {
  const text = useProfileWords()
  const id = useId()
  const total = months.reduce((sum, { count = 0 }) => sum + count, 0)
  const known = months.filter(({ count }) => count !== undefined)
  const most = known.reduce<Month | undefined>(
    (best, month) => ((month.count ?? 0) >= (best?.count ?? 1) ? month : best),
    undefined,
  )
  const first = months[0]
  const last = months.at(-1)
  if (!most || !first || !last) {
    return (
      <section class="profile-part" aria-labelledby={id}>
        <h2 id={id}>{text.activity}</h2>
        <p class="profile-quiet">{text.activityNone}</p>
      </section>
    )
  }
  return (
    <section class="profile-part" aria-labelledby={id}>
      <h2 id={id}>{text.activity}</h2>
      <p>{inWords(text, { months, total, most, known })}</p>
      <div class="activity" aria-hidden="true">
        <div class="activity-bars">
          {months.map((month) => (
            <Bar key={month.start} month={month} most={most.count ?? 1} />
          ))}
        </div>
        <p class="activity-ends">
          <span>{text.month(first.start)}</span>
          <span>{text.month(last.start)}</span>
        </p>
      </div>
      <details class="profile-details">
        <summary>{text.activityTable}</summary>
        <MonthTable months={months} />
        <p class="profile-quiet">{text.activityStored}</p>
      </details>
    </section>
  )
}

/** The newest first. */
function MonthTable({ months }: { months: readonly Month[] }) {
  const { language } = useWords()
  const text = useProfileWords()
  return (
    <table class="activity-table">
      <thead>
        <tr>
          <th scope="col">{text.activityMonth}</th>
          <th scope="col">{text.activityPosts}</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ start, count }) => (
          <tr key={start}>
            <th scope="row">{text.month(start)}</th>
            <td>{count === undefined ? text.activityUnknown : inNumbers(language, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bar({ month: { count }, most }: { month: Month; most: number }) {
  if (count === undefined) return <span class="activity-bar activity-unknown" />
  return <span class="activity-bar" style={{ height: `${(count / most) * 100}%` }} />
}

function inWords(
  text: ProfileWords,
  {
    months,
    total,
    most,
    known,
  }: { months: readonly Month[]; total: number; most: Month; known: readonly Month[] },
): string {
  const [oldest] = known
  return [
    text.activityTotal(total),
    ...(known.length > 1 ? [text.activityMost(most.start, most.count ?? 0)] : []),
    ...(oldest && known.length < months.length ? [text.activitySince(oldest.start)] : []),
  ].join(' ')
}
