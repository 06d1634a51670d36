import { checkFeed } from './check-feed.ts'

/** What `npm run -s check-feed` runs, built: for where there is no source. */
process.exitCode = await checkFeed(process.argv.slice(2))
