import type { QuoteTool } from '../hooks/use-quote.ts'
import { usePostWords } from '../words/post-words.ts'
import './quote-bar.css'

/** Stands over the lower edge of the screen while something of the post is selected, and says what became of it. */
export function QuoteBar({ quote: { copy, outcome } }: { quote: QuoteTool }) {
  const text = usePostWords()
  return (
    <div class="quote-bar">
      <div class="quote-tools">
        <p aria-live="polite" class="quote-outcome">
          {outcome === 'copied' && text.quoteCopied}
          {outcome === 'failed' && text.quoteNotCopied}
        </p>
        {copy && (
          <button
            type="button"
            class="button button-main"
            // Or the selection would go before it could be copied.
            onMouseDown={(event) => event.preventDefault()}
            onClick={copy}
          >
            {text.copyQuote}
          </button>
        )}
      </div>
    </div>
  )
}
