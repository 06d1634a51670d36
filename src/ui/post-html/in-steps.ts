/** Of a frame; what comes in is laid out in the same one, which takes about twice as long. */
const stepMs = 8
const firstStepMs = 24
/** What a letter takes of the screen with all that stands around it, and less: the first step is to fill it. */
const squarePxPerLetter = 150

/**
 * Does a long piece of work without holding up the page: at once as far as the reader sees, then a little in each
 * frame. `work` yields how much of it is to be seen since the last time. Returns what stops it.
 */
export function inSteps(work: Generator<number, void>, whenDone: () => void): () => void {
  let frame: number | undefined
  const step = (isEnough: (seen: number) => boolean) => {
    let seen = 0
    for (let next = work.next(); !next.done; next = work.next()) {
      seen += next.value
      if (!isEnough(seen)) continue
      frame = requestAnimationFrame(() => step(lasting(stepMs)))
      return
    }
    whenDone()
  }
  // Of the screen, not of the window: to tell how large that is, a browser lays out all that has just been drawn.
  const screenful = (screen.width * screen.height) / squarePxPerLetter
  const isLong = lasting(firstStepMs)
  step((seen) => seen > screenful || isLong())
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

function lasting(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}
