import { forgetShownPictures } from '../storage/kept-picture.ts'
import { dropPictures } from '../storage/pictures.ts'
import { savePictureState } from '../storage/readiness.ts'
import { type Holdings, plannedOf } from './holdings.ts'
import { bytesOf, picturesToDrop } from './picture-plan.ts'

/** What stays of the pictures. */
const share = 3 / 4

/** A phone is full: pictures make room, so that texts find some, and for a while no more of them are fetched. */
export async function giveWay(holdings: Holdings, now: number): Promise<void> {
  const { stored, wanted, state } = holdings
  holdings.budgetBytes = Math.floor(bytesOf(stored.values()) * share)
  state.room = { bytes: holdings.budgetBytes, at: now }
  await forgetShownPictures()
  const excess = picturesToDrop(stored, { wanted, planned: plannedOf(holdings) }, holdings.budgetBytes)
  await dropPictures(excess)
  for (const address of excess) stored.delete(address)
  await savePictureState(state)
}
