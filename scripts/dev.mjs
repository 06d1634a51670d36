/** `npm run dev`: the app with hot reload and the server behind it, both from source on one address. */
import { request } from 'node:http'
import { sep } from 'node:path'
import { root } from './build.mjs'
import { requireNode } from './check-node.mjs'
import { endWithParent } from './end-with-parent.mjs'

requireNode()
if (process.env.npm_lifecycle_event !== undefined) endWithParent()
const { createServer } = await import('vite')
const served = /^\/(?:api\/|catalog\.json(?:\?|$)|(?:healthz|readyz)(?:\?|$))/
const port = Number(process.env.PORT ?? 8080)
const vite = await createServer({
  root,
  plugins: [{ name: 'dsa-feed-server', configureServer: handOn }],
  server: { port, strictPort: true, ...(process.env.HOST ? { host: process.env.HOST } : {}) },
})
let running = startBehind()
await running
await vite.listen()
vite.printUrls()
vite.watcher.on('change', (file) => {
  if (file.startsWith(`${root}proxy${sep}`)) running = restart(running)
})

/** The server listens on a port of its own choice; vite's address answers for it. */
async function startBehind() {
  const { readConfig } = await vite.ssrLoadModule('/proxy/config.ts')
  const { startServer } = await vite.ssrLoadModule('/proxy/server.ts')
  try {
    return await startServer(readConfig({ ...process.env, HOST: '127.0.0.1', PORT: '0' }), { log })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

/**
 * All but its address, which is not the one to open.
 *
 * @param {string} line
 */
function log(line) {
  if (!line.startsWith('DSA Feed on ')) vite.config.logger.info(line)
}

/** @param {ReturnType<typeof startBehind>} before */
async function restart(before) {
  const old = await before
  await old.close()
  vite.config.logger.info('Server reloaded.', { timestamp: true })
  return startBehind()
}

/** @param {import('vite').ViteDevServer} server */
function handOn(server) {
  server.middlewares.use(async (incoming, outgoing, next) => {
    if (!served.test(incoming.url ?? '')) return next()
    const behind = await running
    const { method, headers } = incoming
    const passed = request(new URL(incoming.url ?? '/', behind.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', next)
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })
}
