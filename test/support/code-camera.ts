import { open } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** A code as it stands on the giver's screen: pixels in grey, as many as it has modules. */
export interface ScreenCode {
  size: number
  grey: number[]
}

/** What the screen of codes shows now. */
export function shownCode(page: Page): Promise<ScreenCode> {
  return page.locator('canvas.code-canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    return { size: canvas.width, grey: [...pixels].filter((_, at) => at % 4 === 0) }
  })
}

/** Pixels of a side, which hold a code of a series with six for each module. */
const side = 480
/** One of many: the camera sees each code twice, as one does that takes ten pictures a second. */
const pictures = 2

/** A film of screens, each held askew before a wall, as Chromium's own stand-in for a camera plays it: Y4M. */
export async function writeFilm(path: string, codes: readonly ScreenCode[]): Promise<void> {
  const film = await open(path, 'w')
  try {
    await film.write(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`)
    const colors = Buffer.alloc(side * (side / 2), 128)
    for (const [at, code] of codes.entries())
      for (let picture = 0; picture < pictures; picture += 1) {
        await film.write('FRAME\n')
        await film.write(screenOf(code, 0.02 * ((at % 5) - 2)))
        await film.write(colors.subarray(0, (side * side) / 2))
      }
  } finally {
    await film.close()
  }
}

/** @param turn of the phone, in radians */
function screenOf({ size, grey }: ScreenCode, turn: number): Buffer {
  const pixels = Buffer.alloc(side * side)
  const scale = (side * 0.92) / size
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [right, down] = [x - side / 2, y - side / 2]
      const column = Math.floor((right * Math.cos(turn) - down * Math.sin(turn)) / scale + size / 2)
      const row = Math.floor((right * Math.sin(turn) + down * Math.cos(turn)) / scale + size / 2)
      const isScreen = column >= 0 && row >= 0 && column < size && row < size
      pixels[y * side + x] = isScreen ? 30 + 0.8 * (grey[row * size + column] ?? 0) : 110
    }
  return pixels
}
