import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { endProcess } from './run/end-process.ts'
import { startServer } from './server.ts'
import { StartError } from './start-error.ts'

try {
  const settings = readConfig(process.env)
  const log = createLog(settings.logFormat, (text) => process.stdout.write(text), Date.now)
  // The build writes it beside this file; run from source there is none.
  const imageWorker = fileURLToPath(new URL('image-worker.js', import.meta.url))
  const server = await startServer(settings, { log, ...(existsSync(imageWorker) ? { imageWorker } : {}) })
  let isEnding = false
  const end = (signal: NodeJS.Signals) => {
    // A second Ctrl+C means it.
    if (isEnding) process.exit(1)
    isEnding = true
    log(`${signal}: ending.`)
    server.close().then(
      () => endProcess(signal),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
