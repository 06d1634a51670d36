import { spawn } from 'node:child_process'
import { root } from './build.mjs'

/**
 * Runs a Node program of this project and says how it went in one line; what it printed is shown only when
 * it failed.
 *
 * @param {string} name
 * @param {string[]} args program and its arguments
 * @returns {Promise<boolean>} whether it passed
 */
export async function runStep(name, args) {
  const start = performance.now()
  const { code, output } = await captured(args)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function captured(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('close', (code) => resolve({ code, output }))
  })
}
