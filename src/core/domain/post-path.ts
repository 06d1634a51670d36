/** What the addresses of all posts in the app begin with. */
export const postPaths = '/post/'

/** Where the app shows a post. */
export function postPath(id: string): string {
  return postPaths + id
}

/** The id of the post that is shown there; none where there is another screen. */
export function postIdAt(path: string | null | undefined): string | undefined {
  return path?.startsWith(postPaths) ? path.slice(postPaths.length) : undefined
}
