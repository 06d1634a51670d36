import { expect } from 'vitest'
import { onStored } from '../../../src/core/storage/changes.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'

/** What is written beside the settings changes none of them and calls no view. */
export async function expectUnheard(write: () => Promise<void>): Promise<void> {
  const before = await readSettings()
  let heard = 0
  const end = onStored(['settings'], () => heard++)
  await write()
  expect(await readSettings()).toEqual(before)
  const told = new Promise<void>((resolve) => {
    const stop = onStored(['settings'], () => {
      stop()
      resolve()
    })
  })
  await saveSettings({ hasChosen: true })
  await told
  end()
  expect(heard).toBe(1)
}
