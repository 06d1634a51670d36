/** `npm run -s check-feed`: what the app makes of a feed, saved or fetched; see `check-feed.ts`. */
import { requireNode } from './check-node.mjs'

requireNode()
const { loadScript } = await import('./load-script.mjs')
const { checkFeed } = await loadScript('./check-feed.ts')
process.exitCode = await checkFeed(process.argv.slice(2))
