import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../support/app-under-test.ts'
import { onServerCore } from './cores.ts'

export interface Rival {
  name: string
  /** Of the feed. */
  url: string
  pid: number
  close: () => Promise<void>
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The servers to compare with, all giving the feed in `feedFile`, and the names of those that are not here. */
export async function startRivals(
  folder: string,
  feedFile: string,
  peersDir: string | undefined,
): Promise<{ rivals: Rival[]; absent: string[]; close: () => Promise<void> }> {
  const rivals: Rival[] = []
  const absent: string[] = []
  // Where nginx and cors-anywhere get the feed from: not on the core that is measured.
  const origin = await startPlain(feedFile, [])
  if (isNginxHere()) rivals.push(await startNginx(folder, origin.url))
  else absent.push('nginx proxy_cache is not here: apt-get install nginx-light')
  rivals.push(await startPlain(feedFile, onServerCore))
  if (peersDir) rivals.push(await startCorsAnywhere(peersDir, origin.url))
  else absent.push('cors-anywhere is not here: it could not be installed')
  return {
    rivals,
    absent,
    close: async () => {
      for (const { close } of [...rivals, origin]) await close()
    },
  }
}

async function startPlain(feedFile: string, under: readonly string[]): Promise<Rival> {
  const port = await freePort()
  const child = await startOn(port, [
    ...under,
    process.execPath,
    file('plain-server.mjs'),
    `${port}`,
    feedFile,
  ])
  return { name: 'bare node:http, compressed beforehand', url: `http://127.0.0.1:${port}/feed`, ...child }
}

async function startCorsAnywhere(peersDir: string, originUrl: string): Promise<Rival> {
  const port = await freePort()
  const program = [process.execPath, file('cors-anywhere-server.mjs'), `${port}`, peersDir]
  const child = await startOn(port, [...onServerCore, ...program])
  return { name: 'cors-anywhere', url: `http://127.0.0.1:${port}/${originUrl}`, ...child }
}

function isNginxHere(): boolean {
  return spawnSync('nginx', ['-v']).status === 0
}

async function startNginx(folder: string, originUrl: string): Promise<Rival> {
  const port = await freePort()
  const dir = join(folder, 'nginx')
  await mkdir(dir)
  await writeFile(join(dir, 'nginx.conf'), nginxConfiguration(dir, port, originUrl))
  const log = join(dir, 'error.log')
  const child = await startOn(port, [...onServerCore, 'nginx', '-c', join(dir, 'nginx.conf'), '-e', log])
  return { name: 'nginx proxy_cache', url: `http://127.0.0.1:${port}/feed`, ...child }
}

/** As distributions set it up, but for one process and no log. */
function nginxConfiguration(dir: string, port: number, originUrl: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
master_process off;
pid ${join(dir, 'nginx.pid')};
error_log ${join(dir, 'error.log')} crit;
events { worker_connections 512; }
http {
  ${temporary.map((name) => `${name}_temp_path ${join(dir, name)};`).join('\n  ')}
  access_log off;
  sendfile on;
  tcp_nopush off;
  keepalive_requests 1000000000;
  proxy_cache_path ${join(dir, 'cache')} keys_zone=feeds:1m inactive=1h use_temp_path=off;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${new URL(originUrl).origin};
      proxy_set_header Accept-Encoding $http_accept_encoding;
      proxy_cache feeds;
      proxy_cache_key "$uri $http_accept_encoding";
      proxy_ignore_headers Vary;
    }
  }
}
`
}

/** Resolves when it answers. */
async function startOn(port: number, command: readonly string[]): Promise<Pick<Rival, 'pid' | 'close'>> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  // Also where the bench fails.
  process.on('exit', () => child.kill('SIGKILL'))
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended before it listened.`)
    await new Promise((done) => setTimeout(done, 20))
  }
  return { pid: child.pid ?? 0, close: () => end(child) }
}

function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/feed`).then(
    async (answer) => {
      await answer.body?.cancel()
      return true
    },
    () => false,
  )
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}
