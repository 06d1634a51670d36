import { useAppUpdate } from '../hooks/use-app-update.ts'
import { useWords } from '../words/words.ts'
import './update-bar.css'

/** Offers a new version of the app once it is stored whole; never forces it. */
export function UpdateBar() {
  const words = useWords()
  const { isReady, use, later } = useAppUpdate()
  if (!isReady) return null
  return (
    <section class="update-bar" aria-label={words.update.ready}>
      <p>{words.update.ready}</p>
      <button type="button" class="button" onClick={use}>
        {words.update.use}
      </button>
      <button type="button" class="button" onClick={later}>
        {words.update.later}
      </button>
    </section>
  )
}
