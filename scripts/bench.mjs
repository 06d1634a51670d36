/** `npm run bench [name …]`: prints each number the app promises beside its limit; exits 1 when one is missed. */
import { requireNode } from './check-node.mjs'

requireNode()
const { buildIfNeeded } = await import('./build.mjs')
const { loadScript } = await import('./load-script.mjs')

const all = [
  'size',
  'start',
  'front',
  'legal',
  'scroll',
  'shift',
  'switch',
  'filter',
  'post',
  'refresh',
  'readiness',
  'pack',
  'install',
  'erase',
  'pages',
  'push',
]
/** Fetched when it is first asked for, which no other bench needs a network for. */
const byName = ['lighthouse']
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => ![...all, ...byName].includes(name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(' or ')}. There are: ${[...all, ...byName].join(', ')}.`)
  process.exit(1)
}
await buildIfNeeded()
const { benchTable, isMissed } = await loadScript('../test/bench/bench-result.ts')
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\nbench:${name}`)
  try {
    const { bench } = await loadScript(`../test/bench/${name}.ts`)
    const results = await bench()
    console.log(benchTable(results))
    if (results.some(isMissed)) process.exitCode = 1
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
}
// A browser or server that a failed bench left open must not keep this process.
process.exit()
