/**
 * `npm test`: checks, a build, then every test. Check steps and the build count as tests, so that the last
 * line says all there is to know.
 */
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './build.mjs'
import { runChecks } from './check.mjs'
import { requireNode } from './check-node.mjs'
import { runStep } from './run-step.mjs'

/** A loop without end in a test would otherwise keep the last line from ever being written. */
const patienceMs = 27 * 60_000
const report = join(root, '.cache', 'test-report.json')

requireNode()
const total = { passed: 0, failed: 0, skipped: 0 }
add(await runChecks())
const isBuilt = await runStep('build', ['scripts/build.mjs'])
add({ passed: Number(isBuilt), failed: Number(!isBuilt) })
// The journeys need the built app.
add(await runVitest(isBuilt ? [] : ['--project', 'unit']))
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** @param {{ passed: number, failed: number, skipped?: number }} counts */
function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/** @param {string[]} args */
async function runVitest(args) {
  await mkdir(join(root, '.cache'), { recursive: true })
  await rm(report, { force: true })
  const code = await inherited([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  return counted(code, await readReport())
}

/** @returns {Promise<import('vitest/reporters').JsonTestResults | undefined>} */
async function readReport() {
  try {
    return JSON.parse(await readFile(report, 'utf8'))
  } catch {
    // A vitest that broke before its first test leaves none; its exit code tells.
    return undefined
  }
}

/**
 * A file that cannot be loaded has no failed test, and an error outside any test has none either: each such
 * is one failure here.
 *
 * @param {number | null} code
 * @param {import('vitest/reporters').JsonTestResults | undefined} results
 */
function counted(code, results) {
  const files = results?.testResults ?? []
  const broken = files.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
  })
  const failed = (results?.numFailedTests ?? 0) + broken.length
  return {
    passed: results?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0),
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number | null>}
 */
function inherited(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    const limit = setTimeout(() => {
      console.log(`The tests did not end within ${patienceMs / 60_000} minutes.`)
      child.kill('SIGKILL')
    }, patienceMs)
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve(code)
    })
  })
}
