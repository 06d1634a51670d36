/** The list a post was opened from. */
export interface PostList {
  /** Of the screen, with its query: another filter is another list. */
  path: string
  search: string
  /** In the order in which they stood there. */
  ids: string[]
}

const prefix = '/post/'

let opened: PostList | undefined

/** From now on the list is remembered that a post is opened from; a post's own links to others change nothing. */
export function rememberLists(): void {
  // On its way down, before the list is gone.
  addEventListener('click', remember, true)
}

/** The list that a post was opened from, if it stood in it. */
export function listWith(postId: string): PostList | undefined {
  return opened?.ids.includes(postId) ? opened : undefined
}

function remember({ target }: Event): void {
  const link = target instanceof Element ? target.closest(`a[href^="${prefix}"]`) : null
  if (!link || location.pathname.startsWith(prefix)) return
  const links = document.querySelectorAll(`main a[href^="${prefix}"]`)
  const ids = [...links].map((one) => (one.getAttribute('href') ?? '').slice(prefix.length))
  opened = { path: location.pathname, search: location.search, ids: [...new Set(ids)] }
}
