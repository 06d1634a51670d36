import { fileURLToPath } from 'node:url'
import { root } from './build.mjs'

/**
 * Imports a TypeScript file of this folder, which Node before 22.18 cannot do by itself.
 *
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function loadScript(path) {
  const { runnerImport } = await import('vite')
  const file = fileURLToPath(new URL(path, import.meta.url))
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' })
  return module
}
