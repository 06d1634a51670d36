import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { contentHash, type Encoding } from '../store/encoded.ts'
import { chooseEncoding } from './accept-encoding.ts'
import { immutable, inertHeaders, isNotModified } from './answer.ts'

/** The built app: its files, and `index.html` for every address that only the app knows. */
export async function answerAppFile(request: Request, appDir: string): Promise<Response | undefined> {
  const path = safePath(new URL(request.url).pathname)
  if (path === undefined) return undefined
  const wanted = path === '/' ? '/index.html' : path
  const file = await answerFile(request, appDir, wanted)
  if (file !== undefined || !isNavigation(request, path)) return file
  return (await answerFile(request, appDir, '/index.html')) ?? notBuilt()
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Compressed in themselves, so each has one form only. */
const oneFormEndings: readonly string[] = ['.png', '.webp', '.woff2']

const appHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default dompurify',
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  // The camera reads codes from another phone's screen, once the reader has said so.
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
} as const

async function answerFile(request: Request, appDir: string, path: string): Promise<Response | undefined> {
  const type = types[extname(path)]
  if (type === undefined) return undefined
  const full = resolve(join(appDir, path))
  if (!full.startsWith(resolve(appDir) + sep)) return undefined
  const found = await readSmallest(full, chooseEncoding(request.headers.get('accept-encoding')))
  if (found === undefined) return undefined
  const etag = `"${contentHash(found.bytes)}"`
  const cacheControl = path.startsWith('/assets/') ? immutable : 'no-cache'
  const headers: Record<string, string> = {
    ...appHeaders,
    etag,
    'cache-control': cacheControl,
  }
  if (!oneFormEndings.includes(extname(path))) headers.vary = 'Accept-Encoding'
  if (isNotModified(request, etag)) return new Response(null, { status: 304, headers })
  headers['content-type'] = type
  headers['content-length'] = String(found.bytes.length)
  if (found.encoding !== 'identity') headers['content-encoding'] = found.encoding
  return new Response(found.bytes, { headers })
}

/** The build leaves compressed siblings beside the files where they are smaller. */
async function readSmallest(
  path: string,
  encoding: Encoding,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; encoding: Encoding } | undefined> {
  const sibling = encoding === 'identity' ? undefined : `${path}.${encoding === 'br' ? 'br' : 'gz'}`
  const compressed = sibling && (await readIfThere(sibling))
  if (compressed) return { bytes: compressed, encoding }
  const bytes = await readIfThere(path)
  return bytes && { bytes, encoding: 'identity' }
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    return undefined
  }
}

/** Undefined for what no file of ours is called: dot files, upward steps, anything not plainly written. */
function safePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return /[\0\\]|\/\./.test(path) ? undefined : path
  } catch {
    return undefined
  }
}

/** A post's address may hold a point (a site's name), so only the endings of files count as one. */
function isNavigation(request: Request, path: string): boolean {
  const accepts = request.headers.get('accept')?.includes('text/html') ?? false
  const ending = extname(path).toLowerCase()
  return accepts && !path.startsWith('/assets/') && (types[ending] === undefined || ending === '.html')
}

function notBuilt(): Response {
  const text = 'The app is not built yet: run npm run build.\n'
  const headers = {
    ...inertHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(text.length),
    'cache-control': 'no-store',
  }
  return new Response(text, { status: 503, headers })
}
