/**
 * `npm run bench:proxy`: our server beside nginx, bare node:http and cors-anywhere, and its other promises; exits 1
 * when a limit is missed.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded, root } from '../../../scripts/build.mjs'
import { requireNode } from '../../../scripts/check-node.mjs'
import { loadScript } from '../../../scripts/load-script.mjs'
import { installPeers } from '../install-peers.mjs'

requireNode()
await buildIfNeeded()
const here = fileURLToPath(new URL('.', import.meta.url))
const peers = join(root, '.cache/bench-proxy')
const arePeersHere = installPeers(here, peers, 'cors-anywhere')
const { benchTable, isMissed } = await loadScript('../test/bench/bench-result.ts')
const { bench } = await loadScript('../test/bench/proxy/bench.ts')
try {
  const results = await bench(arePeersHere ? peers : undefined)
  console.log(`\n${benchTable(results)}`)
  if (results.some(isMissed)) process.exitCode = 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
// A server that a failed bench left open must not keep this process.
process.exit()
