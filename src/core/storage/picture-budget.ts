import type { StoredSetting } from './schema.ts'
import { read, write } from './transaction.ts'

export const pictureBudgetsMB = [50, 100, 200, 500] as const
export type PictureBudgetMB = (typeof pictureBudgetsMB)[number]

/** What the reader lets pictures take: of the phone's room, and of its data. */
export interface PictureLimits {
  budgetMB: PictureBudgetMB
  savesData: boolean
}

const budgetKey = 'imageBudgetMB'

/** Not among the settings that every start reads: only what fetches and counts pictures asks. */
export async function readPictureLimits(): Promise<PictureLimits> {
  return read(['settings'], async (transaction) => {
    const settings = transaction.objectStore('settings')
    const [budget, savesData] = await Promise.all([settings.get(budgetKey), settings.get('savesData')])
    return { budgetMB: toBudget(budget), savesData: savesData?.value === true }
  })
}

/** @throws {StorageError} */
export async function savePictureBudget(value: PictureBudgetMB): Promise<void> {
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key: budgetKey, value }),
  )
}

function toBudget(setting: StoredSetting | undefined): PictureBudgetMB {
  return pictureBudgetsMB.find((known) => known === setting?.value) ?? 200
}
