/** The screens' way to the network leads through this folder. */
export { type AnyFeedAnswer, fetchAnyFeed as askFeed } from '../fetch/fetch-any-feed.ts'
