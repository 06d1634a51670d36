// Draws the raster icons of the app from public/icons/icon.svg. Run after changing it: node scripts/icons.mjs
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

const folder = new URL('../public/icons/', import.meta.url)
const square = readFileSync(new URL('icon.svg', folder), 'utf8')
const fullBleed = square.replace(' rx="112"', '')
// Android cuts maskable icons to a circle of 80 %, so the drawing shrinks around the middle.
const maskable = fullBleed.replace('translate(76 64) scale(7.5)', 'translate(118 108) scale(5.75)')
// Only the alpha channel of a monochrome icon counts, so the lines of the bloom are cut out by a mask.
const monochrome = maskable
  .replace(/<rect[^>]*>/, '')
  .replace(/<path d="(M24 16c[^"]*)"[^>]*>/, '')
  .replace(
    /(<path d="M24 3c[^"]*") fill="#fbf7f2"\/>/,
    (_, bloom) =>
      `<mask id="lines"><path d="M0 0h48v48H0z" fill="#fff"/><path d="${/M24 16c[^"]*/.exec(square)?.[0]}" fill="none" stroke="#000" stroke-width="2"/></mask>${bloom} fill="#fff" mask="url(#lines)"/>`,
  )
  .replaceAll('#fbf7f2', '#fff')

/** @param {string} svg @param {number} size @param {string} name */
const write = (svg, size, name) =>
  sharp(Buffer.from(svg), { density: 300 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(new URL(name, folder).pathname)

await Promise.all([
  write(square, 64, 'icon-64.png'),
  write(square, 192, 'icon-192.png'),
  write(square, 512, 'icon-512.png'),
  write(fullBleed, 180, 'apple-touch-180.png'),
  write(maskable, 512, 'maskable-512.png'),
  write(monochrome, 512, 'monochrome-512.png'),
])
