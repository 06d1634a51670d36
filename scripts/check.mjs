/** `npm run check`: types of every compile set, lint and format, the lock file. */
import { fileURLToPath } from 'node:url'
import { requireNode } from './check-node.mjs'
import { runStep } from './run-step.mjs'

const tsc = 'node_modules/typescript/bin/tsc'

/** @type {[string, string[]][]} */
const steps = [
  ['types of the page', [tsc, '-p', '.']],
  ['types of the parse worker', [tsc, '-p', 'src/worker']],
  ['types of the service worker', [tsc, '-p', 'src/sw']],
  ['types of the server', [tsc, '-p', 'proxy']],
  ['types of the tests', [tsc, '-p', 'test']],
  ['types of the scripts', [tsc, '-p', 'scripts']],
  [
    'lint and format',
    ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
  ],
  ['lock file', ['scripts/lock-complete.mjs', '--check']],
]

/** One after the other: each uses every core itself. @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 }
  for (const [name, args] of steps) {
    if (await runStep(name, args)) counts.passed++
    else counts.failed++
  }
  return counts
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  const { failed } = await runChecks()
  process.exitCode = failed > 0 ? 1 : 0
}
