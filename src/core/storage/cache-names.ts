/** Every cache the app keeps beside the precache, so that erasing and pruning forget none. */
export const cacheNames = {
  /** Resized images of posts that were once shown, from our own origin. */
  postImages: 'post-images-v1',
  /** Pictures kept for the time without a network; each has a record in the database. */
  keptPictures: 'kept-pictures-v1',
  /** What the app itself is made of: the list that its worker keeps to be checked against. */
  shellList: 'shell-list-v1',
  /** The top of the timeline as it was last drawn, and how the app looks. */
  firstScreen: 'first-screen-v1',
  /** Files that another app handed to this one, until the reader has seen what is in them. */
  handedFiles: 'handed-files-v1',
} as const
