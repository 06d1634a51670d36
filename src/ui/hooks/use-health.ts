import { useEffect, useState } from 'preact/hooks'
import { askHealth, type HealthAnswer } from '../../core/refresh/ask-health.ts'

/** The report as the server gives it now, undefined until it has answered, and how to ask again. */
export function useHealth(): { answer: HealthAnswer | undefined; ask: () => void } {
  const [asked, setAsked] = useState(0)
  const [answer, setAnswer] = useState<HealthAnswer>()
  useEffect(() => {
    const stop = new AbortController()
    setAnswer(undefined)
    askHealth(stop.signal).then((given) => given.kind !== 'cancelled' && setAnswer(given))
    return () => stop.abort()
  }, [asked])
  return { answer, ask: () => setAsked(asked + 1) }
}
