import { isFollowed } from '../domain/follow.ts'
import type { PictureState } from '../domain/readiness.ts'
import { savesData } from '../domain/saves-data.ts'
import { allFetchStates } from '../storage/fetch-states.ts'
import { allPages } from '../storage/pages.ts'
import { readPictureLimits } from '../storage/picture-budget.ts'
import { allPictures, type StoredImage } from '../storage/pictures.ts'
import { allPostPictures, type PostPictures } from '../storage/post-pictures.ts'
import { idsKeptForGood } from '../storage/prune-posts.ts'
import { readPictureState } from '../storage/readiness.ts'
import { readSettings } from '../storage/settings.ts'
import { type WantedPicture, wantedPictures, withinBudget } from './picture-plan.ts'

export interface Holdings {
  /** Posts that are promised: of what the reader follows and keeps. */
  posts: PostPictures[]
  /** Their pictures, the most wanted first. */
  wanted: WantedPicture[]
  stored: Map<string, StoredImage>
  state: PictureState
  budgetBytes: number
  savesData: boolean
}

/** For so long a phone that was full is not tried with more. */
const fullForMs = 3 * 24 * 3_600_000

/** What storage has, and what it should have. */
export async function readHoldings(now: number, signal: AbortSignal): Promise<Holdings> {
  const [posts, kept, images, state, limits, { follow }, states, pages] = await Promise.all([
    allPostPictures(signal),
    idsKeptForGood(),
    allPictures(),
    readPictureState(),
    readPictureLimits(),
    readSettings(),
    allFetchStates(),
    allPages(),
  ])
  const inPages = pages.flatMap(({ pictures }) => pictures)
  const isOn = (sourceId: string) => isFollowed(follow, sourceId)
  const logos = states.flatMap(({ sourceId, iconUrl }) => (iconUrl && isOn(sourceId) ? iconUrl : []))
  const wanted = wantedPictures({ posts, inPages, logos, isFollowed: isOn, kept })
  return {
    posts: posts.filter(({ postId, sourceId }) => kept.has(postId) || isOn(sourceId)),
    wanted,
    stored: new Map(images.map((image) => [image.address, image])),
    state,
    budgetBytes: Math.min(limits.budgetMB * 1_000_000, roomOf(state, now)),
    savesData: savesData(limits),
  }
}

/** Pictures that the budget holds. */
export function plannedOf({ wanted, stored, state, budgetBytes }: Holdings): WantedPicture[] {
  return withinBudget(wanted, { stored, failures: state.failures }, budgetBytes)
}

/** Those of them that are fetched ahead: fewer while data is saved. */
export function promisedOf(holdings: Holdings): WantedPicture[] {
  const planned = plannedOf(holdings)
  return holdings.savesData ? planned.filter(({ isKept }) => isKept) : planned
}

export function isRoomLow({ room }: PictureState, now: number): boolean {
  return room !== undefined && now >= room.at && now < room.at + fullForMs
}

function roomOf(state: PictureState, now: number): number {
  return isRoomLow(state, now) ? (state.room?.bytes ?? 0) : Number.POSITIVE_INFINITY
}
