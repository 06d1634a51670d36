import { postIdAt, postPaths } from '../core/domain/post-path.ts'

/** The list a post was opened from. */
export interface PostList {
  /** Of the screen, with its query: another filter is another list. */
  path: string
  search: string
  /** In the order in which they stood there. */
  ids: string[]
}

/** Of what stands in the page for rows that are out of it. */
export const awayClass = 'rows-away'

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
  const link = target instanceof Element ? target.closest(`a[href^="${postPaths}"]`) : null
  if (!link || location.pathname.startsWith(postPaths)) return
  opened = { path: location.pathname, search: location.search, ids: [...new Set(idsAround(link))] }
}

/** Of the links that stand in a row with this one. Where rows are out of the page, others follow them than those that are seen next. */
function idsAround(link: Element): string[] {
  let ids: string[] = []
  let isFound = false
  for (const element of document.querySelectorAll(`main a[href^="${postPaths}"], main .${awayClass}`)) {
    if (!element.matches(`.${awayClass}`)) ids.push(postIdAt(element.getAttribute('href')) ?? '')
    else if (isFound) break
    else ids = []
    isFound ||= element === link
  }
  return ids
}
