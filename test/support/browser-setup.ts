import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../../scripts/find-browser.mjs'

/** Before the journeys: a browser, and the app built as it ships. */
export default function setup(): void {
  findBrowser()
  // In a process of its own, because vitest's NODE_ENV would make it a build for tests.
  const { NODE_ENV: _, ...env } = process.env
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))
  execFileSync(process.execPath, [script, '--if-needed'], { env, stdio: 'inherit' })
}
