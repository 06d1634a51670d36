import { useEffect, useState } from 'preact/hooks'
import type { Post } from '../../core/domain/post.ts'
import { nameOf } from '../publisher-name.ts'
import { quoteText } from '../quote-text.ts'
import { useAppData } from './use-app-data.ts'
import { selectedIn, useSelectedText } from './use-selected-text.ts'
import type { WholeBody } from './use-whole-body.ts'

export interface QuoteTool {
  /** Absent while nothing of the post is selected. */
  copy: (() => void) | undefined
  outcome: 'copied' | 'failed' | undefined
}

/** So long one is told. */
const toldMs = 6000

/** Copies what is selected of a post, together with its source. */
export function useQuote(post: Post, whole: WholeBody | undefined): QuoteTool {
  const { catalog } = useAppData()
  const text = useSelectedText(whole)
  const [outcome, setOutcome] = useState<QuoteTool['outcome']>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), toldMs)
    return () => clearTimeout(timer)
  }, [outcome])
  if (text === undefined) return { copy: undefined, outcome }
  const { title, url, language } = post
  const copy = () => {
    // The selection may have grown since; a finger on the button may have taken it away.
    const latest = (whole && selectedIn(whole.element)) ?? text
    const quote = quoteText({ text: latest, title, url, language, publisher: nameOf(post.sourceId, catalog) })
    navigator.clipboard.writeText(quote).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  }
  return { copy, outcome }
}
