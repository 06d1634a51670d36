import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { returnBy } from '../lock/return-route.ts'
import { ClearedNote } from './cleared-note.tsx'
import { UpdateBar } from './update-bar.tsx'

/** What stands above every screen when there is something to say of the app itself. */
export function Notices() {
  const { route } = useLocation()
  useEffect(() => returnBy(route), [])
  return (
    <>
      <ClearedNote />
      <UpdateBar />
    </>
  )
}
