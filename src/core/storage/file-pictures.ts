import { cameByFile } from '../domain/came-by-file.ts'
import type { Post, PostBody } from '../domain/post.ts'
import type { StoredPost } from './schema.ts'

/** Came as codes, which carry no pictures, and this file of the same version has some. */
export function lacksPicturesOf(stored: StoredPost, given: Post, images: PostBody['images']): boolean {
  return cameByFile(stored) && !hasPictures(stored) && (given.leadImage !== undefined || images.length > 0)
}

function hasPictures({ leadImage, pictures = [], bodyPictures = [] }: StoredPost): boolean {
  return leadImage !== undefined || pictures.length + bodyPictures.length > 0
}

/**
 * A post with the pictures that a file has of it. Nobody has signed that file, so it is not believed to have the same
 * words: the text with the pictures in it is taken only where all others are the ones that are here. Captions, which
 * codes leave out, come with their pictures.
 */
export function withPicturesOf(
  stored: { post: Post; body: PostBody },
  given: { post: Post; body: PostBody },
): { post: Post; body: PostBody } {
  const { leadImage, pictures, pictureCount } = given.post
  const isSameText = wordsOf(stored.body.html) === wordsOf(given.body.html)
  const { html, images } = isSameText ? given.body : stored.body
  return {
    post: {
      ...stored.post,
      ...(leadImage && { leadImage }),
      ...(pictures && { pictures }),
      ...(pictureCount !== undefined && { pictureCount }),
    },
    body: { ...stored.body, html, images },
  }
}

/** Its letters, without those of figures. */
function wordsOf(html: string): string {
  return html.replace(/<figure\b.*?<\/figure>|<!--.*?-->|<[^>]*>|\s/gs, '')
}
