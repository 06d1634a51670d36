/** What keeps the app fresh and tells of readiness without a network, loaded together once the first screen can be seen. */
export { stayFresh } from '../background/stay-fresh.ts'
export { NotWhole } from './not-whole.tsx'
export { Notices } from './notices.tsx'
export { ReadyLine } from './ready-line.tsx'
export { StaleLine } from './stale-line.tsx'
