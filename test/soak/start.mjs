/**
 * `npm run soak [-- SECONDS]`: a mad publisher, two hundred clients, and a server that is killed and restarted again
 * and again; exits 1 when anything was wrong.
 */
import { buildIfNeeded } from '../../scripts/build.mjs'
import { requireNode } from '../../scripts/check-node.mjs'
import { loadScript } from '../../scripts/load-script.mjs'

requireNode()
const seconds = Number(process.argv[2] ?? 600)
if (!(seconds >= 20)) {
  console.error('npm run soak -- SECONDS, 20 or more')
  process.exit(1)
}
await buildIfNeeded()
const { soak } = await loadScript('../test/soak/soak.ts')
try {
  if (!(await soak(seconds))) process.exitCode = 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
process.exit()
