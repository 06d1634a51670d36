import { useEffect, useState } from 'preact/hooks'

export type Practice = 'none' | 'waiting' | 'done'

/** Outlives the screen it is shown on: that is taken down in between. */
let practice: Practice = 'none'

/** The reader came back by the gesture. */
export function noteReturn(): void {
  if (practice === 'waiting') practice = 'done'
}

/** How far the reader's try of the gesture has come; forgotten when its screen is left. */
export function usePractice(): { practice: Practice; begin: () => void } {
  const [shown, setShown] = useState(practice)
  useEffect(() => {
    if (practice === 'done') practice = 'none'
  }, [])
  const begin = () => {
    practice = 'waiting'
    setShown('waiting')
  }
  return { practice: shown, begin }
}
