import { useEffect } from 'preact/hooks'
import { useWords } from '../words/words.ts'

/** Names the window after its screen, for tabs, history and screen readers. */
export function usePageTitle(title: string | undefined): void {
  const { appName } = useWords()
  useEffect(() => {
    document.title = title ? `${title} · ${appName}` : appName
  }, [title, appName])
}
