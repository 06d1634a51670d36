/** Every cache the app keeps beside the precache, so that erasing and pruning forget none. */
export const cacheNames = {
  /** Resized images of posts, from our own origin. */
  postImages: 'post-images-v1',
  /** The top of the timeline as it was last drawn, and how the app looks. */
  firstScreen: 'first-screen-v1',
} as const
