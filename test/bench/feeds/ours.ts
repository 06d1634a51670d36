/** What the bench calls of ours, bundled as for a phone. */
export { toPosts } from '../../../src/core/normalize/to-posts.ts'
export { withAbsoluteLinks } from '../../../src/core/parse/links.ts'
export { parseFeed } from '../../../src/core/parse/parse-feed.ts'
export { htmlToText } from '../../../src/core/parse/plain-text.ts'
export { toJsonFeed } from '../../../src/core/parse/to-json-feed.ts'
