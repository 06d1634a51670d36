import type { FeedFault, FeedLook } from '../../core/domain/feed-look.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { dayName, languageName } from '../words/format.ts'
import { fullDate } from '../words/full-date.ts'
import { type ProposeWords, useProposeWords } from '../words/propose-words.ts'
import { useWords, type Words } from '../words/words.ts'

/** What the app would make of a feed: the verdict first, then what it is made of. */
export function ProposeLook({ look, feed }: { look: FeedLook; feed: string }) {
  const words = useWords()
  const text = useProposeWords()
  const { catalog } = useAppData()
  const listed = [...catalog.sources.values()].find(({ feedUrl }) => feedUrl === feed)
  return (
    <section>
      <h2 dir="auto">{look.title ?? feed}</h2>
      {listed && (
        <p class="propose-trouble">
          <a href={`/publisher/${listed.publisherId}`}>{text.listed(listed.title)}</a>
        </p>
      )}
      <p>
        <strong>{look.faults.length === 0 ? text.fit : text.notFit}</strong>
      </p>
      {look.faults.length > 0 && (
        <ul>
          {look.faults.map((fault) => (
            <li key={fault.code}>{faultSentence(words, text, fault)}</li>
          ))}
        </ul>
      )}
      <p>
        {text.facts(look.items, look.withPicture, look.cutShort)}
        {look.undated > 0 && ` ${text.undated(look.undated)}`}
        {look.language && ` ${text.language(languageName(words.language, look.language))}`}
      </p>
      {look.posts.length > 0 && <h3>{text.newest}</h3>}
      <ol class="propose-posts">
        {look.posts.map(({ title, language, publishedAt, hasPicture }, at) => (
          <li key={`${at} ${title}`}>
            <p lang={language} dir="auto">
              {title}
            </p>
            <p class="propose-quiet">
              {publishedAt === undefined ? words.timeline.noDate : fullDate(words.language, publishedAt)}
              {hasPicture && ` · ${text.picture}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function faultSentence(words: Words, text: ProposeWords, fault: FeedFault): string {
  if (fault.code === 'stale') return text.faults.stale(dayName(words.language, fault.newestAt, Date.now()))
  return text.faults[fault.code]()
}
