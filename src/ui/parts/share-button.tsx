import { useState } from 'preact/hooks'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

type Outcome = 'copied' | 'failed'

/** The phone's share sheet; where there is none, or it does not open, the address is copied, and where that fails it is shown. */
export function ShareButton({ title, url }: { title: string; url: string }) {
  const { post: text } = useWords()
  const [outcome, setOutcome] = useState<Outcome>()
  const share = async () => {
    const isShared = 'share' in navigator && (await shareSheet({ title, url }))
    setOutcome(isShared ? undefined : await copy(url))
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

async function shareSheet(what: ShareData): Promise<boolean> {
  try {
    await navigator.share(what)
    return true
  } catch (error) {
    // So it says when the reader closes the sheet, which is no failure.
    return error instanceof DOMException && error.name === 'AbortError'
  }
}

async function copy(text: string): Promise<Outcome> {
  try {
    await (navigator as Navigator).clipboard.writeText(text)
    return 'copied'
  } catch {
    return 'failed'
  }
}
