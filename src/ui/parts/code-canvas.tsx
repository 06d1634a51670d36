import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CodePicture } from '../../core/code/qr-picture.ts'

/** Black on white in every theme, as cameras want it. */
export function CodeCanvas({ picture: { size, modules }, label }: { picture: CodePicture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(size, size)
    image.data.fill(255)
    for (const [at, isDark] of modules.entries()) if (isDark) image.data.fill(0, 4 * at, 4 * at + 3)
    context.putImageData(image, 0, 0)
  }, [size, modules])
  return <canvas ref={canvas} class="code-canvas" width={size} height={size} role="img" aria-label={label} />
}
