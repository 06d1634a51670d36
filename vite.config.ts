import { readFileSync } from 'node:fs'
import preact from '@preact/preset-vite'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { classicScript } from './scripts/classic-script.mjs'
import { leanPackages } from './scripts/lean-packages.mjs'

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string
}

const chunkGroups = [
  { name: styleChunk, debugName: 'style', priority: 3 },
  { name: 'app', tags: ['$initial' as const], priority: 2 },
  { name: firstScreenChunk, debugName: 'shared', priority: 1 },
  // Read by the first screen of some, and no others.
  { name: 'es', test: /\/words\/es\.ts$/, priority: 1 },
  { name: 'later', minShareCount: 2 },
]

export default defineConfig(({ isSsrBuild }) => ({
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    target: ['es2022', 'safari16'],
    modulePreload: { polyfill: false },
    // Inlined files would need `data:` in places our content security policy does not allow it.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What the entry needs, what screens share with the first, what only later ones share, and a file for each
    // screen: every further file is a round trip on a first visit and a lookup on every start.
    rolldownOptions: isSsrBuild ? {} : { output: { codeSplitting: { groups: chunkGroups } } },
  },
  // Only the worker reads feeds; the service worker loads it, too.
  worker: { format: 'es', plugins: () => [leanPackages(), classicScript('refresh-worker')] },
  plugins: isSsrBuild
    ? []
    : [
        preloadScreens(),
        compileAhead(),
        preact({ prefreshEnabled: true, devToolsEnabled: false }),
        VitePWA({
          strategies: 'injectManifest',
          srcDir: 'src/sw',
          filename: 'sw.ts',
          registerType: 'prompt',
          injectRegister: false,
          injectManifest: {
            globPatterns: ['**/*.{js,css,html,woff2}', 'icons/icon-64.png'],
            globIgnores: ['sw.js'],
            rollupFormat: 'iife',
          },
          // The system fetches those itself when the app is installed.
          includeManifestIcons: false,
          devOptions: { enabled: true, type: 'module' },
          manifest: {
            id: '/',
            scope: '/',
            start_url: '/',
            name: 'DSA Feed',
            short_name: 'DSA Feed',
            description: 'Posts of DSA chapters, working groups and publications. Readable with no network.',
            lang: 'en',
            dir: 'ltr',
            display: 'standalone',
            background_color: '#FBF7F2',
            theme_color: '#C4161C',
            categories: ['news', 'politics'],
            icons: [
              { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
              { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
              { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
              {
                src: '/icons/monochrome-512.png',
                sizes: '512x512',
                type: 'image/png',
                purpose: 'monochrome',
              },
            ],
            shortcuts: [
              {
                name: 'Legal help',
                url: '/legal',
                icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }],
              },
              { name: 'Timeline', url: '/', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
              { name: 'Packs', url: '/packs', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
              { name: 'Sources', url: '/sources', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
            ],
            // Files that other phones made: the service worker takes what another app shares.
            share_target: {
              action: '/packs/handed',
              method: 'POST',
              enctype: 'multipart/form-data',
              params: { files: [{ name: 'file', accept: ['text/html', '.html'] }] },
            },
            file_handlers: [{ action: '/packs', accept: { 'text/html': ['.html'] } }],
            screenshots: [
              {
                src: '/screenshots/timeline-phone.webp',
                sizes: '780x1688',
                type: 'image/webp',
                form_factor: 'narrow',
                label: 'The timeline on a phone',
              },
              {
                src: '/screenshots/timeline-wide.webp',
                sizes: '1280x800',
                type: 'image/webp',
                form_factor: 'wide',
                label: 'The timeline on a wide screen',
              },
            ],
          },
        }),
      ],
}))

interface ModuleGraph {
  getModuleInfo: (id: string) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null
}

/** What the first screen shares with later ones. What only those share must not come with it. */
function firstScreenChunk(id: string, graph: ModuleGraph): string | undefined {
  const lazy = lazyUsers(id, graph)
  return lazy.some(isFirstScreen) && lazy.length > 1 ? 'shared' : undefined
}

/** Two style sheets: the first screen's, in the head, and one for all that comes later. */
function styleChunk(id: string, graph: ModuleGraph): string | undefined {
  if (!id.endsWith('.css')) return
  return lazyUsers(id, graph).some(isFirstScreen) ? 'first-style' : 'later-style'
}

/** The modules with which `id` is loaded, of those that are imported on demand. */
function lazyUsers(id: string, graph: ModuleGraph): string[] {
  const users = new Set([id])
  for (const user of users) {
    for (const importer of graph.getModuleInfo(user)?.importers ?? []) users.add(importer)
  }
  return [...users].filter((user) => graph.getModuleInfo(user)?.dynamicImporters.length)
}

function isFirstScreen(id: string): boolean {
  return id.endsWith('/src/ui/mount.tsx')
}

/**
 * Has the page fetch the screens' code and styles at once, while the small entry is already asking storage for the
 * posts.
 */
function preloadScreens(): Plugin {
  return {
    name: 'preload-screens',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
        const mount = chunks.find((chunk) => chunk.name === 'mount')
        const entry = chunks.find((chunk) => chunk.isEntry)?.fileName
        const files = mount ? [mount.fileName, ...mount.imports].filter((file) => file !== entry) : []
        const sheets = [...(mount?.viteMetadata?.importedCss ?? [])]
        return [
          ...sheets.map((file) => headLink('stylesheet', file)),
          ...files.map((file) => headLink('modulepreload', file)),
        ]
      },
    },
  }
}

function headLink(rel: string, file: string): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `/${file}` }, injectTo: 'head' }
}

/**
 * Has the browser compile the first screen's functions while they load, off the main thread, instead of one by
 * one when they are called: https://v8.dev/blog/explicit-compile-hints. Code that a service worker hands out is
 * compiled anew at every start.
 */
function compileAhead(): Plugin {
  const hint = '//# allFunctionsCalledOnLoad\n'
  const firstScreen = ['index', 'mount', 'shared']
  return {
    name: 'compile-ahead',
    augmentChunkHash: ({ name }) => (firstScreen.includes(name) ? hint : undefined),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && firstScreen.includes(file.name)) file.code = hint + file.code
        }
      },
    },
  }
}
