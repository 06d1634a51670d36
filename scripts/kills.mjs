/** `npm run kills [-- KILLS [SEED]]`: kills a browser at random moments of its work; exits 1 when anything was lost. */
import { buildIfNeeded } from './build.mjs'
import { requireNode } from './check-node.mjs'
import { loadScript } from './load-script.mjs'

requireNode()
const [kills = '50', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
if (!(Number(kills) >= 4)) {
  console.error('npm run kills -- KILLS SEED, 4 kills or more')
  process.exit(1)
}
await buildIfNeeded()
console.log(`seed ${seed}`)
try {
  const { runKills } = await loadScript('../test/kills/kill-run.ts')
  const result = await runKills({ kills: Number(kills), seed, say: console.log })
  for (const line of [...result.lost, ...result.faults]) console.error(line)
  const lostPosts = result.lost.filter((/** @type {string} */ line) => line.includes(': post ')).length
  console.log(
    `${result.kills} kills, ${lostPosts} posts lost, ${result.lost.length - lostPosts} other things lost, ${result.faults.length} faults`,
  )
  if (result.lost.length + result.faults.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
// A browser or server that a failed run left open must not keep this process.
process.exit()
