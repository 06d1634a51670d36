import { useKeys } from './use-keys.ts'
import { articlesFromTop, postIdOf } from './use-top-post.ts'

interface Given {
  showHelp: () => void
  save: (postId: string) => void
}

/** Single keys of the timeline, while `isOn`. */
export function useTimelineKeys(isOn: boolean, { showHelp, save }: Given): void {
  useKeys({
    isOn,
    repeats: true,
    actions: {
      j: () => step(1),
      k: () => step(-1),
      o: () => linkOf(currentArticle() ?? articlesFromTop()[0])?.click(),
      s: () => {
        const id = postIdOf(currentArticle() ?? articlesFromTop()[0])
        if (id !== undefined) save(id)
      },
      '/': () => document.querySelector<HTMLElement>('.filter-button')?.focus(),
      '?': showHelp,
    },
  })
}

function step(by: 1 | -1): void {
  const articles = [...document.querySelectorAll<HTMLElement>('.timeline article')]
  const current = currentArticle()
  const first = articlesFromTop()[0]
  const next = current
    ? articles[articles.indexOf(current) + by]
    : first && articles[articles.indexOf(first) + Math.min(by, 0)]
  if (!next) return
  linkOf(next)?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** The post the keyboard is on, unless it was scrolled out of sight since. */
function currentArticle(): HTMLElement | undefined {
  const article = document.activeElement?.closest<HTMLElement>('.timeline article')
  const box = article?.getBoundingClientRect()
  return article && box && box.bottom > 0 && box.top < innerHeight ? article : undefined
}

function linkOf(article: HTMLElement | undefined): HTMLElement | null | undefined {
  return article?.querySelector<HTMLElement>('.post-link')
}
