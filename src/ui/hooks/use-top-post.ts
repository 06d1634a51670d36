import { useEffect, useState } from 'preact/hooks'
import { afterFrame } from './after-frame.ts'
import { throttled } from './throttled.ts'

const lookAgainMs = 200

/** Id of the first post of the timeline that is not wholly above the screen; none while the reader is at the top. */
export function useTopPost(): string | undefined {
  const [topId, setTopId] = useState<string>()
  useEffect(() => {
    const after = afterFrame(() => setTopId(scrollY > 0 ? postIdOf(articlesFromTop()[0]) : undefined))
    const look = throttled(after.call, lookAgainMs)
    look.call()
    addEventListener('scroll', look.call, { passive: true })
    return () => {
      removeEventListener('scroll', look.call)
      look.stop()
      after.stop()
    }
  }, [])
  return topId
}

/** The drawn posts of the timeline from the first on that reaches below the edge of the screen. */
export function articlesFromTop(): HTMLElement[] {
  const articles = [...document.querySelectorAll<HTMLElement>('.timeline article')]
  const first = articles.findIndex((article) => article.getBoundingClientRect().bottom > 0)
  return first < 0 ? [] : articles.slice(first)
}

export function postIdOf(article: HTMLElement | undefined): string | undefined {
  return article?.getAttribute('aria-labelledby')?.replace(/^t-/, '')
}
