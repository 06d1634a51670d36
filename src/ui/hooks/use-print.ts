import { useEffect } from 'preact/hooks'
import type { WholeBody } from './use-whole-body.ts'

/** On paper there is no scrolling to: pictures that wait for it come when the page is about to be printed. */
export function usePrint(whole: WholeBody | undefined): void {
  useEffect(() => {
    if (!whole) return
    const load = () => {
      for (const image of whole.element.querySelectorAll<HTMLImageElement>('img[loading="lazy"]'))
        image.loading = 'eager'
    }
    addEventListener('beforeprint', load)
    return () => removeEventListener('beforeprint', load)
  }, [whole])
}
