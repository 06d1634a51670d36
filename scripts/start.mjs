/**
 * `npm start`: builds when something changed, then is the server. One process, so that a signal sent to it
 * reaches the server and nothing is left on the port.
 */
import { requireNode } from './check-node.mjs'
import { endWithParent } from './end-with-parent.mjs'

requireNode()
if (process.env.npm_lifecycle_event !== undefined) endWithParent()
const { buildIfNeeded, root } = await import('./build.mjs')
await buildIfNeeded()
// The server finds the app and its cache from where it runs.
process.chdir(root)
const server = new URL('../dist-proxy/main.js', import.meta.url)
await import(server.href)
