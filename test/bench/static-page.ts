import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext } from 'playwright-core'

export interface StaticPost {
  publisher: string
  time: string
  title: string
  excerpt: string
  language: string
}

export interface StaticPage {
  readonly url: string
  close(): Promise<void>
}

/** Posts as plain HTML with a style sheet in it and no script, kept for offline by the least of workers. */
export async function serveStaticPage(posts: readonly StaticPost[]): Promise<StaticPage> {
  const html = document(posts)
  const server = createServer((request, response) => {
    const isWorker = request.url === '/sw.js'
    response.writeHead(200, {
      'content-type': isWorker ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    })
    response.end(isWorker ? worker : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Has its worker keep it for offline. */
export async function storeStaticPage(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(url)
  await page.evaluate(() => navigator.serviceWorker.register('/sw.js'))
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.close()
}

const worker = `
addEventListener('install', (event) => {
  event.waitUntil(caches.open('page').then((cache) => cache.add('/')))
  skipWaiting()
})
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(caches.match('/'))
})
`

const styles = `
body { margin: 0; padding: 0 1rem; background: #fbf7f2; color: #1b1718; font: 100%/1.45 system-ui, sans-serif }
article { padding: 1rem 0; border-top: 1px solid #ddd }
h2 { margin: .5rem 0 .25rem; font-size: 1.5rem; line-height: 1.15 }
p { margin: 0 }
.when { color: #5c5355; font-size: .8125rem }
.excerpt { font-family: Georgia, serif }
`

function document(posts: readonly StaticPost[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Posts</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${styles}</style></head>
<body><h1>Posts</h1>
${posts.map(article).join('\n')}
</body></html>
`
}

function article({ publisher, time, title, excerpt, language }: StaticPost): string {
  return `<article lang="${escaped(language)}"><p>${escaped(publisher)}</p><p class="when">${escaped(time)}</p>
<h2>${escaped(title)}</h2><p class="excerpt">${escaped(excerpt)}</p></article>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
