/**
 * Makes of an ES module a script that can be loaded as either: by `new Worker`, and by `importScripts`, into a scope
 * that has names of its own. For that it must stand alone.
 *
 * @param {string} name of the chunk
 * @returns {import('vite').Plugin}
 */
export function classicScript(name) {
  return {
    name: 'classic-script',
    // It is no part of what the hash is made of otherwise.
    augmentChunkHash: (chunk) => (chunk.name === name ? 'classic' : undefined),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || file.name !== name) continue
          const others = [...file.imports, ...file.dynamicImports, ...file.exports]
          if (others.length > 0) throw new Error(`${name} is to stand alone: ${others.join(', ')}`)
          file.code = `(()=>{"use strict";${file.code}\n})();\n`
        }
      },
    },
  }
}
