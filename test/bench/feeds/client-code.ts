/** What a phone downloads to read feeds. */
export { profileOf, suspicionOf } from '../../../src/core/normalize/suspicion.ts'
export { toPosts } from '../../../src/core/normalize/to-posts.ts'
export { parseFeed } from '../../../src/core/parse/parse-feed.ts'
