import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const inRow = ['phone-en-light-front', 'phone-en-light-post', 'phone-es-dark-timeline']
/** Of a picture of the phone, and between two. */
const [width, height, gap] = [780, 1688, 40]

/**
 * Makes the pictures that the web manifest and the README show out of those of the screens.
 *
 * @param {string} root
 * @param {string} folder where those are
 */
export async function showcase(root, folder) {
  const from = (/** @type {string} */ name) => join(folder, `${name}.png`)
  const shots = join(root, 'public', 'screenshots')
  await mkdir(shots, { recursive: true })
  for (const device of ['phone', 'desktop']) {
    const name = device === 'phone' ? 'timeline-phone.webp' : 'timeline-wide.webp'
    await sharp(from(`${device}-en-light-timeline`))
      .webp({ quality: 80 })
      .toFile(join(shots, name))
  }
  const strip = sharp({
    create: {
      width: inRow.length * (width + gap) + gap,
      height: height + 2 * gap,
      channels: 3,
      background: '#d9d2cb',
    },
  }).composite(inRow.map((name, at) => ({ input: from(name), left: gap + at * (width + gap), top: gap })))
  await mkdir(join(root, 'docs'), { recursive: true })
  await sharp(await strip.png().toBuffer())
    .resize({ width: 1200 })
    .webp({ quality: 82 })
    .toFile(join(root, 'docs', 'timeline.webp'))
}
