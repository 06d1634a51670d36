import type { Page } from 'playwright-core'

interface StoredPost {
  id: string
  title?: string
  leadImage?: unknown
  wordCount?: number
  pictures?: unknown[]
}

/** Ids of two posts the page has stored: the longest article with a picture, and the post without a title that has most of them. */
export async function samplePosts(page: Page): Promise<{ article: string; social: string }> {
  const posts = await storedPosts(page)
  const words = (post: StoredPost) => (post.title && post.leadImage ? (post.wordCount ?? 0) : -1)
  const pictures = (post: StoredPost) => (post.title ? -1 : (post.pictures?.length ?? 0))
  const most = (of: (post: StoredPost) => number) =>
    posts.reduce((best, post) => (of(post) > of(best) ? post : best)).id
  return { article: most(words), social: most(pictures) }
}

function storedPosts(page: Page): Promise<StoredPost[]> {
  return page.evaluate(
    () =>
      new Promise<StoredPost[]>((resolve, reject) => {
        const opening = indexedDB.open('dsa-feed')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asking = opening.result.transaction('posts').objectStore('posts').getAll()
          asking.onerror = () => reject(asking.error)
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result)
          }
        }
      }),
  )
}
