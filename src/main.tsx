import { firstScreenShown } from './ui/first-screen.ts'
import { readStart } from './ui/start.ts'

// Asked for before the rest of the app is even read: storage answers while the screens are being parsed.
const start = readStart()
// So is the screen, where it is not the timeline. The router asks for it again, and says so if it can't be had.
if (location.pathname === '/front') import('./ui/screens/front.tsx').catch(() => {})
// Not awaited up here: the screens share modules with this file, and would wait for it to end.
firstScreenShown()
  .then(() => import('./ui/mount.tsx'))
  .then(async ({ mount }) => mount(await start))
