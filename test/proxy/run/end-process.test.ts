import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runTypeScript } from '../run-typescript.ts'
import { feedText, publisher, tempDir, until, writeCatalog } from '../support.ts'

const main = `await load('/proxy/main.ts')
setInterval(() => {
  if (process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) console.log('A lookup hangs.')
}, 20)`

async function startMain(feed: string, allowHosts: string, env: Record<string, string> = {}) {
  const dir = await tempDir()
  const settings = {
    PORT: '0',
    POLL_MINUTES: '0',
    CATALOG: await writeCatalog(dir, [{ id: 'elm', feed }]),
    CACHE_DIR: join(dir, 'cache'),
    ALLOW_HOSTS: allowHosts,
  }
  return runTypeScript(main, [], { ...settings, ...env })
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the server with code 0', async (signal) => {
  const site = await publisher((_, response) => response.end(feedText))
  const server = await startMain(`http://${site}/`, site)
  await until(() => server.text().includes('1 of 1 feeds answered.'))
  await server.kill(signal)
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(server.text()).toContain(`${signal}: ending.`)
})

const header = (process.report.getReport() as { header: { glibcVersionRuntime?: string } }).header

// Only glibc reads HOSTALIASES, and waits for a pipe nobody writes to as it would for a resolver.
test.skipIf(header.glibcVersionRuntime === undefined)(
  'a name that is still being looked up does not hold up the end',
  async () => {
    const pipe = join(await tempDir(), 'pipe')
    execFileSync('mkfifo', [pipe])
    const server = await startMain('http://hanging/feed', 'hanging:80', { HOSTALIASES: pipe })
    await until(() => server.text().includes('A lookup hangs.'))
    await server.kill('SIGTERM')
    expect(await server.ended).toEqual({ code: null, signal: 'SIGTERM' })
  },
)
