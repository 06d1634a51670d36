import { useSavedWords } from '../words/saved-words.ts'
import { ListChoice } from './list-choice.tsx'
import { NoteField } from './note-field.tsx'
import './own-part.css'

/** What the reader adds to a post: lists it is in, and a note. */
export function OwnPart({ postId }: { postId: string }) {
  const text = useSavedWords()
  return (
    <section class="own-part" aria-labelledby="post-own">
      <h2 id="post-own">{text.yours}</h2>
      <ListChoice postId={postId} />
      <NoteField key={postId} postId={postId} />
    </section>
  )
}
