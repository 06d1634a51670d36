import { useState } from 'preact/hooks'
import { usePageFetch } from '../hooks/use-page-fetch.ts'
import { pageSentence, usePagesWords } from '../words/pages-words.ts'
import { useWords } from '../words/words.ts'
import { AddressForm } from './address-form.tsx'

/** Takes the address of a page to keep. What was typed stays until the page is stored. */
export function PageForm() {
  const words = useWords()
  const text = usePagesWords()
  const [typed, setTyped] = useState('')
  const { isFetching, result, run } = usePageFetch()
  const keep = async () => {
    const outcome = await run('keepOwnPage', typed)
    if (outcome.kind === 'stored') setTyped('')
  }
  return (
    <AddressForm
      label={text.address}
      hint={text.addressHint}
      button={isFetching ? text.keeping : text.keep}
      typed={typed}
      onType={setTyped}
      onSend={keep}
      isBusy={isFetching}
    >
      {result?.kind === 'failed' && <p role="alert">{pageSentence(words, result.problem)}</p>}
      <p class="page-outcome" aria-live="polite" dir="auto">
        {result?.kind === 'stored' && text.kept(result.page.title)}
      </p>
    </AddressForm>
  )
}
