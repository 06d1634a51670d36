import { useLocation } from 'preact-iso/router'
import type { KeptPosts } from '../../core/storage/kept-posts.ts'
import { createList, type PostList } from '../../core/storage/lists.ts'
import { NameForm } from '../parts/name-form.tsx'
import { useSavedWords } from '../words/saved-words.ts'

export function addressOf({ id }: PostList): string {
  return `/saved?list=${id}`
}

/** The reader's lists to choose from, and a place to make one. */
export function SavedLists({ kept, current }: { kept: KeptPosts; current: PostList | undefined }) {
  const text = useSavedWords()
  const { route } = useLocation()
  const make = async (name: string) => route(addressOf(await createList(name, Date.now())))
  const all = { href: '/saved', name: text.all, count: kept.posts.length, isCurrent: !current }
  const places = kept.lists.map((list) => ({
    href: addressOf(list),
    name: list.name,
    count: list.posts.length,
    isCurrent: list === current,
  }))
  return (
    <>
      {places.length > 0 && (
        <ul class="saved-lists" aria-label={text.lists}>
          {[all, ...places].map(({ href, name, count, isCurrent }) => (
            <li key={href}>
              <a class="button" href={href} aria-current={isCurrent ? 'page' : undefined} dir="auto">
                {text.listWith(name, count)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <details class="new-list">
        <summary>{text.newList}</summary>
        <NameForm label={text.listName} name="" button={text.makeList} onName={make} />
      </details>
    </>
  )
}
