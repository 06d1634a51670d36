import type { PostBody } from '../domain/post.ts'
import type { StoredPost } from './schema.ts'

/** So that what a post shows is known without reading its text. */
export function withBodyPictures(post: StoredPost, { images }: Pick<PostBody, 'images'>): StoredPost {
  return { ...post, bodyPictures: images.map(({ url }) => url) }
}

/** Addresses of all pictures that a post shows anywhere, each once. */
export function picturesOf({ leadImage, pictures = [], bodyPictures = [] }: StoredPost): string[] {
  const own = [...(leadImage ? [leadImage] : []), ...pictures].map(({ url }) => url)
  return [...new Set([...own, ...bodyPictures])]
}
