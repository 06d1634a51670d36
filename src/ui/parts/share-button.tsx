import { useState } from 'preact/hooks'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

type Outcome = 'copied' | 'failed'

/** The phone's share sheet; where there is none the address is copied, and where that fails it is shown. */
export function ShareButton({ title, url }: { title: string; url: string }) {
  const { post: text } = useWords()
  const [outcome, setOutcome] = useState<Outcome>()
  const share = async () => {
    if ('share' in navigator) {
      // Rejects when the reader closes the sheet, which is no failure.
      await navigator.share({ title, url }).catch(() => {})
      return
    }
    setOutcome(await copy(url))
  }
  return (
    <>
      <button type="button" class="button" onClick={share}>
        <Icon name="share" />
        {text.share}
      </button>
      <p aria-live="polite" class="share-outcome">
        {outcome === 'copied' && text.copied}
        {outcome === 'failed' && `${text.copyFailed} ${url}`}
      </p>
    </>
  )
}

async function copy(text: string): Promise<Outcome> {
  try {
    await (navigator as Navigator).clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'failed'
  }
}
