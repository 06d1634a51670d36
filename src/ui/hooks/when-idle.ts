const stepMs = 8
const longestWaitMs = 300

/** Runs a long piece of work a little at a time, whenever the page has nothing else to do. */
export async function whenIdle<Result>(work: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    await idle()
    const end = performance.now() + stepMs
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < end)
  }
}

/** Safari has no word for it: there one frame's time goes to the page between two steps. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: longestWaitMs })
    else setTimeout(resolve, 16)
  })
}
