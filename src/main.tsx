import { firstScreenShown } from './ui/first-screen.ts'
import { readStart } from './ui/start.ts'

// Asked for before the rest of the app is even read: storage answers while the screens are being parsed.
const start = readStart()
// Not awaited up here: the screens share modules with this file, and would wait for it to end.
firstScreenShown()
  .then(() => import('./ui/mount.tsx'))
  .then(async ({ mount }) => mount(await start))
