import { EmptyState } from '../parts/empty-state.tsx'
import { useWords } from '../words/words.ts'

export function NotFoundScreen() {
  const words = useWords()
  return (
    <>
      <h1 class="visually-hidden">{words.titles.notFound}</h1>
      <EmptyState title={words.notFound.text} link={{ href: '/', text: words.notFound.home }} />
    </>
  )
}
