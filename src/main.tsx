import { readMark } from './core/storage/guard-mark.ts'
import { firstScreenShown } from './ui/first-screen.ts'
import { readStart } from './ui/start.ts'

if (readMark()) import('./ui/guard/guarded-start.ts').then(({ startGuarded }) => startGuarded(open))
else open()

async function open(isWanted = () => true): Promise<void> {
  // Asked for before the rest of the app is even read: storage answers while the screens are being parsed.
  const start = readStart()
  // So is the screen, where it is not the timeline: in a task of its own, for each file that is asked for takes time.
  // The router asks for it again, and says so if it can't be had.
  if (location.pathname === '/front') setTimeout(() => import('./ui/screens/front.tsx').catch(() => {}))
  await firstScreenShown()
  // Not awaited up here: the screens share modules with this file, and would wait for it to end.
  const { mount } = await import('./ui/mount.tsx')
  await mount(await start, isWanted)
}
