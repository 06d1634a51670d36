import { useHeldPictures } from '../hooks/use-held-pictures.ts'
import { ClearedNote } from './cleared-note.tsx'
import { UpdateBar } from './update-bar.tsx'

/** What stands above every screen when there is something to say of the app itself. */
export function Notices() {
  useHeldPictures()
  return (
    <>
      <ClearedNote />
      <UpdateBar />
    </>
  )
}
