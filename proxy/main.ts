import { readConfig } from './config.ts'
import { startServer } from './server.ts'
import { StartError } from './start-error.ts'

const log = (line: string) => {
  process.stdout.write(`${line}\n`)
}

try {
  const server = await startServer(readConfig(process.env), { log })
  let isEnding = false
  const end = (signal: NodeJS.Signals) => {
    // A second Ctrl+C means it.
    if (isEnding) process.exit(1)
    isEnding = true
    log(`${signal}: ending.`)
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`)
  process.exitCode = 1
}
