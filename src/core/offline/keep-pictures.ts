import { imagePath } from '../../../proxy/wire.ts'
import type { OwnProblem } from '../domain/problem.ts'
import { fetchPicture, isWebP } from '../fetch/fetch-picture.ts'
import { inParallel } from '../refresh/in-parallel.ts'
import { pause } from '../refresh/pause.ts'
import { countBytes } from '../storage/data-use.ts'
import { forgetShownPicture, shownPicture } from '../storage/kept-picture.ts'
import { dropPictures, keepPicture, mendPictures } from '../storage/pictures.ts'
import { savePictureState } from '../storage/readiness.ts'
import { StorageError } from '../storage/storage-error.ts'
import { giveWay } from './give-way.ts'
import { type Holdings, plannedOf, promisedOf, readHoldings } from './holdings.ts'
import { afterFailure, isPausing } from './picture-pause.ts'
import { isStored, picturesToDrop, type WantedPicture } from './picture-plan.ts'

export interface PicturesProgress {
  done: number
  total: number
}

export interface KeepOptions {
  now: () => number
  /** Ends it; what is stored by then stays. */
  signal: AbortSignal
  origin?: string | undefined
  /** The reader asked for them: what failed before is tried again at once. */
  isAsked: boolean
  onProgress: (progress: PicturesProgress) => void
}

/** Few: the reader's own taps share the line. */
const maxParallel = 3
/** After so many the plan is made anew, as by then their sizes are known. */
const batch = 60
/** This many failures between phone and server with no success between them are not chance. */
const maxStrikes = 3
const maxWaits = 3
const longestWaitSeconds = 60

/** Fetches the pictures that are promised and not here. Returns what stopped it before its end. */
export async function keepPictures(options: KeepOptions): Promise<OwnProblem | undefined> {
  const run = new PictureRun(options)
  try {
    await mendPictures()
    while (await run.pass(await readHoldings(options.now(), options.signal))) {
      // Once more: posts may have come meanwhile.
    }
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    run.problem ??= error.problem
  } finally {
    run.end()
  }
  return run.problem
}

class PictureRun {
  problem: OwnProblem | undefined
  readonly #options: KeepOptions
  readonly #stop = new AbortController()
  readonly #attempted = new Set<string>()
  #done = 0
  #strikes = 0

  constructor(options: KeepOptions) {
    this.#options = options
    if (options.signal.aborted) this.#abort()
    options.signal.addEventListener('abort', this.#abort)
  }

  end(): void {
    this.#options.signal.removeEventListener('abort', this.#abort)
  }

  /** Whether anything was tried. */
  async pass(holdings: Holdings): Promise<boolean> {
    const before = this.#attempted.size
    try {
      await this.#fetchAll(holdings)
    } finally {
      if (this.#attempted.size > before) await savePictureState(stateOf(holdings))
    }
    return this.#attempted.size > before && !this.#stop.signal.aborted
  }

  async #fetchAll(holdings: Holdings): Promise<void> {
    for (;;) {
      await dropExcess(holdings)
      const due = promisedOf(holdings).filter((picture) => this.#isDue(picture, holdings))
      if (due.length === 0 || this.#stop.signal.aborted) return
      this.#tell(due.length)
      let left = due.length
      await inParallel(due.slice(0, batch), maxParallel, this.#stop.signal, async (picture) => {
        await this.#fetchSafely(picture, holdings)
        this.#done += 1
        left -= 1
        this.#tell(left)
      })
    }
  }

  #isDue(picture: WantedPicture, { stored, state }: Holdings): boolean {
    const { isAsked, now } = this.#options
    if (this.#attempted.has(picture.address)) return false
    if (isStored(picture, stored) && !stored.get(picture.address)?.fromFile) return false
    return isAsked || !isPausing(state.failures[picture.address], now())
  }

  async #fetchSafely(picture: WantedPicture, holdings: Holdings): Promise<void> {
    this.#attempted.add(picture.address)
    try {
      const bytes = await this.#bytesOf(picture, holdings)
      if (!bytes) return
      const image = await keepPicture(picture.address, { bytes, width: picture.width }, this.#options.now())
      holdings.stored.set(picture.address, image)
      delete holdings.state.failures[picture.address]
      await forgetShownPicture(imagePath(picture.address, picture.width))
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      this.#end(error.problem)
      if (error.problem.code === 'storageFull') await giveWay(holdings, this.#options.now())
    }
  }

  async #bytesOf(picture: WantedPicture, { state }: Holdings): Promise<Uint8Array | undefined> {
    const shown = await shownPicture(imagePath(picture.address, picture.width))
    if (shown && isWebP(shown)) return shown
    const answer = await this.#ask(picture)
    if (answer.kind === 'picture') {
      this.#strikes = 0
      await countBytes(answer.bytes.length, this.#options.now())
      return answer.bytes
    }
    if (answer.kind === 'none') {
      this.#strikes = 0
      const before = state.failures[picture.address]
      state.failures[picture.address] = afterFailure(before, answer.isGone, this.#options.now())
    } else if (answer.kind === 'failed') this.#strike(answer.problem)
    return undefined
  }

  async #ask({ address, width }: WantedPicture) {
    const options = { signal: this.#stop.signal, origin: this.#options.origin }
    for (let waits = 0; ; waits++) {
      const answer = await fetchPicture(address, width, options)
      if (answer.kind !== 'busy' || waits === maxWaits) return answer
      await pause(Math.min(answer.seconds, longestWaitSeconds) * 1000, this.#stop.signal)
    }
  }

  #strike(problem: OwnProblem): void {
    this.#strikes += 1
    const isCertain = problem.code === 'offline' || problem.code === 'captivePortal'
    if (isCertain || this.#strikes >= maxStrikes) this.#end(problem)
  }

  #end(problem: OwnProblem): void {
    this.problem ??= problem
    this.#abort()
  }

  #abort = () => this.#stop.abort()

  #tell(left: number): void {
    this.#options.onProgress({ done: this.#done, total: this.#done + left })
  }
}

/** Lets go what the budget no longer holds. */
async function dropExcess(holdings: Holdings): Promise<void> {
  const { stored, wanted, budgetBytes } = holdings
  const excess = picturesToDrop(stored, { wanted, planned: plannedOf(holdings) }, budgetBytes)
  await dropPictures(excess)
  for (const address of excess) stored.delete(address)
}

/** Failures of pictures that no post shows anymore are forgotten. */
function stateOf({ state, wanted }: Holdings): Holdings['state'] {
  const failures = Object.fromEntries(
    wanted.flatMap(({ address }) => {
      const failure = state.failures[address]
      return failure ? [[address, failure]] : []
    }),
  )
  return { ...state, failures }
}
