/**
 * Calls `look` once after each frame in which it was asked for. By then the page is laid out: what `look` reads of it costs
 * nothing, while in an event it would have the page laid out at once.
 */
export function afterFrame(look: () => void): { call: () => void; stop: () => void } {
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    call: () => {
      frame ??= requestAnimationFrame(() => {
        timer = setTimeout(() => {
          frame = undefined
          look()
        })
      })
    },
    stop: () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      clearTimeout(timer)
      frame = undefined
    },
  }
}
