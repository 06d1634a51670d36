import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname

/** What every folder of the server may use. */
const proxyBase = ['bytes', 'limiter', 'log', 'start-error', 'version', 'wire'].map(
  (name) => `proxy/${name}.ts`,
)

/** Which folder may import from which, beside itself. Single files stand with their ending. */
const mayImport: Record<string, string[]> = {
  'src/core/domain': [],
  'src/core/parse': ['src/core/domain'],
  'src/core/fetch': ['src/core/domain', 'proxy/wire.ts'],
  'src/core/normalize': ['src/core/domain', 'src/core/parse'],
  'src/core/storage': ['src/core/domain', 'src/core/choices', 'proxy/wire.ts'],
  'src/core/catalog': ['src/core/domain', 'src/core/parse', 'src/core/storage'],
  'src/core/refresh': [
    'src/core/domain',
    'src/core/fetch',
    'src/core/parse',
    'src/core/normalize',
    'src/core/catalog',
    'src/core/storage',
  ],
  'src/core/offline': [
    'src/core/domain',
    'src/core/fetch',
    'src/core/storage',
    'src/core/refresh',
    'proxy/wire.ts',
  ],
  'src/core/pack': ['src/core/domain', 'src/core/parse/escape-html.ts', 'proxy/wire.ts'],
  'src/core/choices': ['src/core/domain', 'src/core/pack'],
  'src/core/code': ['src/core/pack/bytes.ts', 'src/core/domain/crc32.ts'],
  'src/core/notify': ['src/core/domain', 'src/core/storage'],
  'src/core/push': ['src/core/domain', 'src/core/fetch', 'src/core/storage', 'proxy/wire.ts'],
  'src/worker': [
    'src/core/domain',
    'src/core/fetch',
    'src/core/storage',
    'src/core/refresh',
    'src/core/offline',
    'src/core/catalog',
    'src/core/pack',
    'src/core/code',
    'src/core/notify',
    'src/core/push',
    // What a notification says is told with no page open.
    'src/ui/words/notice-words.ts',
    'proxy/wire.ts',
  ],
  'src/sw': [
    'src/core/domain',
    'src/core/storage',
    'src/core/refresh',
    'src/worker/background-code.ts',
    'proxy/wire.ts',
  ],
  'src/ui': [
    'src/core/domain',
    'src/core/storage',
    'src/core/refresh',
    'src/core/offline',
    'src/core/catalog',
    'src/core/pack',
    'src/core/code',
    'src/core/choices',
    'src/core/notify',
    'src/core/push',
    'src/worker/refresh-messages.ts',
    'src/worker/pack-messages.ts',
    'src/worker/code-messages.ts',
    'src/worker/page-messages.ts',
    'proxy/wire.ts',
  ],
  'src/main.tsx': ['src/ui', 'src/core/storage'],
  'src/env.d.ts': [],
  'proxy/upstream': proxyBase,
  'proxy/store': [...proxyBase, 'proxy/upstream'],
  'proxy/catalog': [...proxyBase, 'proxy/store'],
  'proxy/poll': [...proxyBase, 'proxy/upstream', 'proxy/store', 'proxy/catalog'],
  'proxy/answers': [...proxyBase, 'proxy/upstream', 'proxy/store', 'proxy/catalog'],
  'proxy/reading': [
    ...proxyBase,
    'proxy/upstream',
    'proxy/store',
    'proxy/catalog',
    'proxy/answers',
    'proxy/run/metrics.ts',
  ],
  'proxy/push': [
    ...proxyBase,
    'proxy/upstream',
    'proxy/store',
    'proxy/answers',
    'proxy/reading/rate-limits.ts',
    'proxy/reading/asked-url.ts',
  ],
  'proxy/websub': [...proxyBase, 'proxy/upstream', 'proxy/store', 'proxy/catalog', 'proxy/answers'],
  proxy: ['proxy'],
}

/** Packages that only these folders may know; any other package is free. */
const homes: Record<string, string[]> = {
  idb: ['src/core/storage'],
  'fast-xml-parser': ['src/core/parse'],
  preact: ['src/ui', 'src/main.tsx'],
  qr: ['src/core/code'],
  dompurify: ['src/ui'],
  '@mozilla': ['src/worker'],
  hono: ['proxy'],
  ioredis: ['proxy/store'],
  undici: ['proxy/upstream'],
  'web-push': ['proxy/push'],
  sharp: ['proxy/reading'],
  node: ['proxy'],
}

/** A file that starts a worker names it by its address, which is no import. */
const importPattern =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm

test('every import goes in an allowed direction', () => {
  expect(sourceFiles().flatMap((file) => wrongImports(file, readFileSync(join(root, file), 'utf8')))).toEqual(
    [],
  )
})

test('every file lies in a folder that has a rule', () => {
  expect(sourceFiles().filter((file) => folderOf(file) === undefined)).toEqual([])
})

test('files are named in small letters for what they export, and none is a drawer', () => {
  const isNamed = (file: string) =>
    /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?$/.test(basename(file).replace(/\.tsx?$/, '')) &&
    !/^(index|utils?|helpers?|common|types|misc)\./.test(basename(file))
  expect(sourceFiles().filter((file) => !isNamed(file))).toEqual([])
})

test.each([
  ['src/core/domain/post.ts', "import { saveCatalog } from '../storage/catalog.ts'"],
  ['src/core/domain/post.ts', "export type { Feed } from '../parse/feed.ts'"],
  ['src/core/parse/rss.ts', "import type { Post } from '../normalize/to-posts.ts'"],
  ['src/core/fetch/fetch-feed.ts', "import { config } from '../../../proxy/config.ts'"],
  ['src/core/normalize/to-posts.ts', "import { database } from '../storage/database.ts'"],
  ['src/core/storage/posts.ts', "import {\n  refreshAll,\n} from '../refresh/refresh-all.ts'"],
  ['src/core/storage/posts.ts', "import '../fetch/request.ts'"],
  ['src/core/catalog/read-catalog.ts', "const fetched = await import('../fetch/fetch-catalog.ts')"],
  ['src/core/refresh/refresh-all.ts', "import { words } from '../../ui/words/words.ts'"],
  ['src/worker/code-worker.ts', "import { decodeQR } from 'qr/decode.js'"],
  ['src/core/code/frame.ts', "import { readPack } from '../pack/read-pack.ts'"],
  ['src/core/pack/read-pack.ts', "import { importPack } from '../storage/import-pack.ts'"],
  ['src/core/pack/build-pack.ts', "import { parseFeed } from '../parse/parse-feed.ts'"],
  ['src/worker/refresh-worker.ts', "import { parseFeed } from '../core/parse/parse-feed.ts'"],
  ['src/sw/sw.ts', "import { App } from '../ui/app.tsx'"],
  ['src/ui/screens/post.tsx', "import { parseFeed } from '../../core/parse/parse-feed.ts'"],
  ['src/ui/screens/post.tsx', "import { handler } from '../../../proxy/handler.ts'"],
  ['src/ui/hooks/use-refresh.ts', "import { run } from '../../worker/refresh-worker.ts'"],
  ['proxy/server.ts', "import type { Post } from '../src/core/domain/post.ts'"],
  ['proxy/upstream/read-body.ts', "import type { Store } from '../store/store.ts'"],
  ['proxy/poll/poller.ts', "import { Agent } from 'undici'"],
  ['src/ui/start.ts', "import { openDB } from 'idb'"],
  ['src/core/refresh/refresh-all.ts', "import { useState } from 'preact/hooks'"],
  ['src/core/catalog/read-catalog.ts', "import { readFileSync } from 'node:fs'"],
])('a planted mistake in %s is found: %s', (file, line) => {
  expect(wrongImports(file, `import type { Source } from './source.ts'\n${line}\n`)).toHaveLength(1)
})

test.each([
  ['src/core/fetch/fetch-feed.ts', "import { paths } from '../../../proxy/wire.ts'"],
  ['src/core/refresh/refresh-all.ts', "import { a } from './a.ts'\nimport { b } from '../storage/b.ts'"],
  ['src/ui/app.tsx', "const Post = lazy(() => import('./screens/post.tsx'))\nimport './app.css'"],
  ['src/ui/hooks/use-refresh.ts', "import type { R } from '../../worker/refresh-messages.ts'"],
  ['proxy/server.ts', "import { createServer } from 'node:http'"],
])('what is allowed in %s is let through: %s', (file, line) => {
  expect(wrongImports(file, line)).toEqual([])
})

function wrongImports(file: string, text: string): string[] {
  const folder = folderOf(file) ?? file
  const names = [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? '')
  return names.filter((name) => !isAllowed(file, folder, name)).map((name) => `${file} imports ${name}`)
}

function isAllowed(file: string, folder: string, name: string): boolean {
  if (!name.startsWith('.')) {
    const home = homes[name.startsWith('node:') ? 'node' : (name.split('/')[0] ?? name)]
    return !home || home.some((allowed) => isIn(folder, allowed))
  }
  const target = normalize(join(dirname(file), name))
  return isIn(target, folder) || (mayImport[folder] ?? []).some((allowed) => isIn(target, allowed))
}

function folderOf(file: string): string | undefined {
  return Object.keys(mayImport).find((folder) => isIn(file, folder))
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function sourceFiles(): string[] {
  return ['src', 'proxy'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  )
}
