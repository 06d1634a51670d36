import { spawn, spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { atEnd, freePort, tempDir, until } from './support.ts'

export const isNginxHere = spawnSync('nginx', ['-v']).status === 0

export interface Nginx {
  url: string
  /** Lines of the log of requests: time, method, route, status, bytes, what the cache did, seconds. */
  log: () => Promise<string[]>
  /** Everything it has logged anywhere. */
  allLogs: () => Promise<string>
  cacheDir: string
}

/** Runs the configuration of the repository as it is, but for its ports and folders. */
export async function startNginx(upstream: string): Promise<Nginx> {
  const dir = await tempDir()
  const listen = await freePort()
  const cacheDir = join(dir, 'cache')
  const logDir = join(dir, 'log')
  for (const folder of [cacheDir, logDir]) await mkdir(folder)
  let site = await readFile('docs/nginx.conf', 'utf8')
  for (const [theirs, ours] of [
    ['listen 80;', `listen ${listen};`],
    ['listen [::]:80;', ''],
    ['server 127.0.0.1:8080;', `server ${upstream};`],
    ['/var/cache/nginx/dsa-feed', cacheDir],
    ['/var/log/nginx', logDir],
  ] as const) {
    if (!site.includes(theirs)) throw new Error(`docs/nginx.conf has no "${theirs}"`)
    site = site.replaceAll(theirs, ours)
  }
  await writeFile(join(dir, 'site.conf'), site)
  await writeFile(join(dir, 'nginx.conf'), frame(dir))
  const child = spawn('nginx', ['-c', join(dir, 'nginx.conf'), '-e', join(logDir, 'error.log')], {
    stdio: 'inherit',
  })
  const ended = new Promise((done) => child.once('close', done))
  atEnd(async () => {
    child.kill('SIGTERM')
    await ended
  })
  await until(() => isListening(listen))
  const logOf = (name: string) => readFile(join(logDir, name), 'utf8').catch(() => '')
  const skipped = (await logOf('dsa-feed.log')).split('\n').length - 1
  return {
    url: `http://${listen}`,
    log: async () => (await logOf('dsa-feed.log')).split('\n').slice(skipped, -1),
    allLogs: async () =>
      (await Promise.all(['dsa-feed.log', 'dsa-feed-error.log', 'error.log'].map(logOf))).join(''),
    cacheDir,
  }
}

/** What a distribution's nginx.conf has around the files of conf.d, `tcp_nopush on` among it. */
function frame(dir: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${join(dir, 'nginx.pid')};
error_log ${join(dir, 'log', 'error.log')} info;
events { worker_connections 512; }
http {
  ${temp.map((name) => `${name}_temp_path ${join(dir, name)};`).join('\n  ')}
  sendfile on;
  tcp_nopush on;
  gzip on;
  include ${join(dir, 'site.conf')};
}
`
}

async function isListening(host: string): Promise<boolean> {
  return fetch(`http://${host}/`).then(
    () => true,
    () => false,
  )
}

export interface Passage {
  path: string
  headers: IncomingHttpHeaders
  status: number
}

/**
 * Stands between nginx and the server to see what passes, and makes what is fresh for half a minute fresh for a
 * second, so that no test has to wait that long. `shorten` may shorten other times of a `Cache-Control`.
 */
export async function startPassage(
  server: string,
  shorten: (caching: string) => string = (caching) => caching,
): Promise<{
  host: string
  seen: Passage[]
  close: () => Promise<void>
}> {
  const seen: Passage[] = []
  const passage = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    const sent = request(server + path, { method: incoming.method, headers: incoming.headers }, (answer) => {
      seen.push({ path, headers: incoming.headers, status: answer.statusCode ?? 0 })
      const caching = answer.headers['cache-control']?.replace('s-maxage=30', 's-maxage=1')
      const headers = { ...answer.headers, ...(caching && { 'cache-control': shorten(caching) }) }
      outgoing.writeHead(answer.statusCode ?? 0, headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(sent)
  })
  const host = await freePort()
  await new Promise<void>((done) => passage.listen(Number(host.split(':')[1]), '127.0.0.1', done))
  const close = () =>
    new Promise<void>((done) => {
      passage.close(() => done())
      passage.closeAllConnections()
    })
  atEnd(close)
  return { host, seen, close }
}
