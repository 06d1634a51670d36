import { pictureSize } from './drawings/draw-picture.ts'
import type { Facts } from './facts.ts'
import type { SamplePicture } from './write-samples.ts'

export const sceneTexts = [
  'People with signs, seen from behind',
  'A full room listening to a speaker',
  'A street in the late light',
  'Neighbors gathered outside',
]

/** Some have a picture, a few a whole series of them. */
export function shortScenes(seed: string, { random }: Facts): SamplePicture[] {
  const count = random.pick([0, 0, 0, 1, 1, 2, 3, 4, 6])
  return Array.from({ length: count }, (_, at) => ({
    path: `/images/${seed}-${at}.jpg`,
    kind: 'scene' as const,
    seed: `${seed}-${at}`,
    words: { headline: '', line: '', motif: 'rose' },
  }))
}

export function sceneImage({ path, kind, seed }: SamplePicture, publisherUrl: string, facts: Facts): string {
  const { width, height } = pictureSize(kind, seed)
  const alt = facts.pick(sceneTexts)
  return `<img src="${publisherUrl}${path}" alt="${alt}" width="${width}" height="${height}">`
}
