import { useLayoutEffect } from 'preact/hooks'

/**
 * Tells the style sheets what is shown, by a class of the page's root, while it is. They could ask by `:has()`, but
 * then each row that is added has the whole page's styles reckoned again, ten times as many as its own.
 */
export function usePageClass(name: 'on-front' | 'on-post' | 'on-timeline' | 'on-viewer'): void {
  useLayoutEffect(() => {
    document.documentElement.classList.add(name)
    return () => document.documentElement.classList.remove(name)
  }, [name])
}
