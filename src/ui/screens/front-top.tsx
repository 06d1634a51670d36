import type { TopStories } from '../../core/domain/front-page.ts'
import { FrontStory } from '../parts/front-story.tsx'
import { useFrontWords } from '../words/front-words.ts'

/** The lead with what chose it, and the stories beside it. */
export function FrontTop({ top, read }: { top: TopStories; read: Set<string> }) {
  const text = useFrontWords()
  const { lead, others, leadHas } = top
  if (!lead) return null
  return (
    <section
      class={others.length > 0 ? 'front-top' : 'front-top front-top-alone'}
      aria-labelledby="front-top"
    >
      <h2 id="front-top" class="visually-hidden">
        {text.top}
      </h2>
      <div class="front-lead">
        <FrontStory
          key={lead.post.id}
          statement={lead}
          size="lead"
          level={3}
          isRead={read.has(lead.post.id)}
        />
        <details class="front-why">
          <summary>{text.why}</summary>
          <p>
            {text.whyRules}{' '}
            {text.whyThis(leadHas.picture, leadHas.longText ? lead.post.wordCount : undefined)}
          </p>
        </details>
      </div>
      {/* Other stories are other elements: none slides to the place of another. */}
      {others.length > 0 && (
        <div class="front-beside" key={others.map(({ post }) => post.id).join()}>
          {others.map((statement) => (
            <FrontStory
              key={statement.post.id}
              statement={statement}
              size="beside"
              level={3}
              isRead={read.has(statement.post.id)}
            />
          ))}
        </div>
      )}
    </section>
  )
}
