import { useEffect } from 'preact/hooks'
import { onStored } from '../../core/storage/changes.ts'
import { heldPictures } from '../../core/storage/held-pictures.ts'
import { isCutOff, setHeld } from '../held-pictures.ts'
import { useAppData } from './use-app-data.ts'
import { useOnline } from './use-online.ts'

/** For one who is cut off, knows which pictures this phone holds: rows that come then ask for no other. */
export function useHeldPictures(): void {
  // For its change alone; what it says is asked of the phone itself.
  useOnline()
  const isNeeded = isCutOff(useAppData())
  useEffect(() => {
    if (!isNeeded) return
    const readHeld = () => {
      setHeld(undefined)
      // Unknown, each picture is asked for.
      heldPictures().then(setHeld, () => {})
    }
    readHeld()
    return onStored(['images'], readHeld)
  }, [isNeeded])
}
