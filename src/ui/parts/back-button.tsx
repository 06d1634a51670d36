import { useLocation } from 'preact-iso/router'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './back-button.css'

/** To where the reader came from; to `home` where the app was opened here. */
export function BackButton({ home }: { home: string }) {
  const words = useWords()
  const { back, route } = useLocation()
  return (
    <button type="button" class="back-button" onClick={() => (history.length > 1 ? back() : route(home))}>
      <Icon name="back" />
      {words.post.back}
    </button>
  )
}
