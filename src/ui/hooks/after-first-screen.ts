/**
 * Runs `task` once the screen that is being drawn can be seen: what else the app has to do must not take the
 * processor from it. Returns what calls it off.
 */
export function afterFirstScreen(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // The second frame begins when the first is on its way to the screen.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(task)
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
