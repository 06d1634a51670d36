/** `npm run sim:day [phones]`: a day of 100,000 phones in numbers; exits 1 when one is not as promised. */
import { requireNode } from './check-node.mjs'

requireNode()
const { loadScript } = await import('./load-script.mjs')
const phones = Number(process.argv[2] ?? 100_000)
if (!Number.isInteger(phones) || phones < 1000) {
  console.error('How many phones? A whole number, 1000 or more.')
  process.exit(1)
}
const { benchTable, isMissed } = await loadScript('../test/bench/bench-result.ts')
const { simulateDay } = await loadScript('../test/sim/sim-day.ts')
const results = await simulateDay(phones)
console.log(benchTable(results))
process.exit(results.some(isMissed) ? 1 : 0)
