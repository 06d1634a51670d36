import { useWords } from '../words/words.ts'

/** Shown in place of a screen that failed by a bug of ours; what is stored is not touched. */
export function CrashScreen() {
  const words = useWords()
  return (
    <div class="empty-state" role="alert">
      <h1>{words.crash.title}</h1>
      <p>{words.crash.text}</p>
      <button type="button" class="button button-main" onClick={() => location.reload()}>
        {words.crash.reload}
      </button>
    </div>
  )
}
