import { useMemo } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { useStored } from '../hooks/use-stored.ts'
import { bodyText } from '../post-html/body-text.ts'
import { linkParts, type TextPart } from '../post-html/link-parts.ts'
import { filterAddress } from '../timeline-filter.ts'
import { useWords } from '../words/words.ts'

/** The start of a social post with its links; opened, all of its text, from storage. */
export function SocialText({ post, isOpen }: { post: Post; isOpen: boolean }) {
  const parts = useMemo(() => linkParts(post.excerpt, post.tags), [post.excerpt, post.tags])
  return isOpen ? <WholeText post={post} start={parts} /> : <Parts parts={parts} />
}

function WholeText({ post, start }: { post: Post; start: TextPart[] }) {
  const words = useWords()
  const stored = useStored(() => bodyOf(post.id).then((body) => ({ body })), ['bodies'], [post.id])
  const html = stored.kind === 'ready' ? stored.value.body?.html : undefined
  const whole = useMemo(() => (html === undefined ? [] : bodyText(html, post.tags)), [html, post.tags])
  if (whole.length > 0) return <Parts parts={whole} />
  return (
    <>
      <Parts parts={start} />
      {stored.kind !== 'loading' && html === undefined && post.isClipped && ` (${words.post.missingBody})`}
    </>
  )
}

/** Links stand above the row's own, which leads to the post. */
function Parts({ parts }: { parts: readonly TextPart[] }) {
  return (
    <>
      {parts.map(({ text, address, tag }, at) => {
        // Nothing tells two equal words of a text apart but their place.
        const key = `${at}`
        if (tag !== undefined)
          return (
            <a key={key} class="text-link" href={filterAddress({ tag })}>
              {text}
            </a>
          )
        if (address === undefined) return text
        return (
          <a key={key} class="text-link" href={address} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        )
      })}
    </>
  )
}
