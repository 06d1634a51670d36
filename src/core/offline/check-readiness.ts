import type { OwnProblem } from '../domain/problem.ts'
import type { PictureCounts, Readiness } from '../domain/readiness.ts'
import { inParallel } from '../refresh/in-parallel.ts'
import { openKeptPictures } from '../storage/kept-picture.ts'
import { dropPictures, isIntact, mendPictures } from '../storage/pictures.ts'
import { missingShellFiles } from '../storage/shell-list.ts'
import { type Holdings, isRoomLow, plannedOf, promisedOf, readHoldings } from './holdings.ts'
import { isLost } from './picture-pause.ts'
import { bytesOf, isStored, type WantedPicture } from './picture-plan.ts'

/** Pictures in memory at once. */
const atOnce = 32
const mostNamed = 30

/**
 * Reads all that is promised without a network and says what is not there. A picture whose bytes are not those
 * that were recorded counts as missing, and is let go to be fetched again. `undefined` when it was ended.
 */
export async function checkReadiness(
  { now, signal }: { now: () => number; signal: AbortSignal },
  problem?: OwnProblem,
): Promise<Readiness | undefined> {
  await mendPictures()
  const [missingFiles, holdings] = await Promise.all([missingShellFiles(), readHoldings(now(), signal)])
  const broken = await brokenPictures(holdings, signal)
  if (signal.aborted) return undefined
  await dropPictures(broken)
  for (const address of broken) holdings.stored.delete(address)
  const missing = new Set(
    promisedOf(holdings).flatMap((picture) => (isMissing(picture, holdings) ? picture.address : [])),
  )
  const incomplete = holdings.posts
    .filter(({ hasText, addresses }) => !hasText || addresses.some((address) => missing.has(address)))
    .sort((a, b) => b.sortAt - a.sortAt)
  return {
    checkedAt: now(),
    ...(missingFiles !== undefined && { missingFiles }),
    missingTexts: holdings.posts.filter(({ hasText }) => !hasText).length,
    pictures: countsOf(holdings, missing.size),
    missingIn: incomplete.slice(0, mostNamed).map(({ postId }) => postId),
    ...(holdings.savesData && { savesData: true as const }),
    ...(isRoomLow(holdings.state, now()) && { isFull: true as const }),
    ...(problem && { problem }),
  }
}

async function brokenPictures({ stored }: Holdings, signal: AbortSignal): Promise<string[]> {
  const cache = await openKeptPictures()
  const broken: string[] = []
  await inParallel([...stored.values()], atOnce, signal, async (image) => {
    if (!(await isIntact(image, cache))) broken.push(image.address)
  })
  return broken
}

function countsOf(holdings: Holdings, missing: number): PictureCounts {
  const lost = plannedOf(holdings).filter((picture) => isLostNow(picture, holdings)).length
  const { stored } = holdings
  return { stored: stored.size, bytes: bytesOf(stored.values()), missing, lost }
}

function isMissing(picture: WantedPicture, holdings: Holdings): boolean {
  return !isStored(picture, holdings.stored) && !isLostNow(picture, holdings)
}

function isLostNow(picture: WantedPicture, { stored, state }: Holdings): boolean {
  return !isStored(picture, stored) && isLost(state.failures[picture.address])
}
