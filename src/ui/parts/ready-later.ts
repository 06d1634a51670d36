/** What tells of readiness without a network, loaded together once the first screen can be seen. */
export { NotWhole } from './not-whole.tsx'
export { ReadyLine } from './ready-line.tsx'
