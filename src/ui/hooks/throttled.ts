/**
 * `run` at once, then at most once every `everyMs` however often it is called; the last call is never lost.
 * While a refresh stores feed after feed, views read again a few times a second, not a hundred times.
 */
export function throttled(run: () => void, everyMs: number): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  const tick = () => {
    timer = undefined
    if (isWanted) fire()
  }
  const fire = () => {
    isWanted = false
    timer = setTimeout(tick, everyMs)
    run()
  }
  return {
    call: () => {
      isWanted = true
      if (timer === undefined) fire()
    },
    stop: () => {
      clearTimeout(timer)
      isWanted = false
      timer = undefined
    },
  }
}
