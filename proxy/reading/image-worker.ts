import type { ResizeDone, ResizeJob } from './resize-apart.ts'
import { resizeImage } from './resize-image.ts'

/** Runs in a process of its own: see `resize-apart.ts`. */
process.on('message', async ({ id, bytes, width, maxPixels }: ResizeJob) => {
  const done: ResizeDone = { id, answer: await resizeImage(bytes, width, maxPixels) }
  process.send?.(done)
})

// systemd and terminals signal every process; this one ends with the server, which may still be waiting for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
