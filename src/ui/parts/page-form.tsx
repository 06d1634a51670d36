import { useId, useState } from 'preact/hooks'
import { usePageFetch } from '../hooks/use-page-fetch.ts'
import { pageSentence, usePagesWords } from '../words/pages-words.ts'
import { useWords } from '../words/words.ts'

/** Takes the address of a page to keep. What was typed stays until the page is stored. */
export function PageForm() {
  const words = useWords()
  const text = usePagesWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const { isFetching, result, run } = usePageFetch()
  const submit = async (event: Event) => {
    event.preventDefault()
    if (typed.trim() === '' || isFetching) return
    const outcome = await run('keepOwnPage', typed)
    if (outcome.kind === 'stored') setTyped('')
  }
  return (
    <form class="name-form page-form" onSubmit={submit}>
      <label for={id}>{text.address}</label>
      <input
        id={id}
        required
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        dir="ltr"
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button" aria-disabled={isFetching}>
        {isFetching ? text.keeping : text.keep}
      </button>
      <p id={`${id}-hint`} class="page-quiet">
        {text.addressHint}
      </p>
      {result?.kind === 'failed' && <p role="alert">{pageSentence(words, result.problem)}</p>}
      <p class="page-outcome" aria-live="polite" dir="auto">
        {result?.kind === 'stored' && text.kept(result.page.title)}
      </p>
    </form>
  )
}
