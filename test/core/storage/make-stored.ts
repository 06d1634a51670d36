import { untrustedHtml } from '../../../src/core/domain/html.ts'
import type { Post } from '../../../src/core/domain/post.ts'
import { type PostWithBody, savePosts } from '../../../src/core/storage/save-posts.ts'
import { makePost, makeSource } from '../../support/make-post.ts'

export const now = Date.UTC(2026, 0, 20, 12)
export const hour = 3_600_000

export function withBody(post: Post, html = `<p>${post.id}</p>`): PostWithBody {
  return { post, body: { postId: post.id, html: untrustedHtml(html), images: [] } }
}

/** `count` posts an hour apart, the newest first. */
export function makePosts(sourceId: string, count: number, newestAt = now, hoursApart = 1): PostWithBody[] {
  return Array.from({ length: count }, (_, at) => {
    const publishedAt = newestAt - at * hoursApart * hour
    return withBody(makePost({ id: `${sourceId}/${at}`, sourceId, publishedAt, contentHash: `hash-${at}` }))
  })
}

export function store(sourceId: string, posts: PostWithBody[], hash = 'body-1') {
  return savePosts(makeSource({ id: sourceId }), posts, { hash }, now)
}
