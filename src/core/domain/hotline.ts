import type { Told } from './publisher-profile.ts'

/** What somebody calls for, in the order in which they are told. */
export const hotlinePurposes = [
  'arrest',
  'federal',
  'immigration',
  'workplace',
  'eviction',
  'military',
] as const

export type HotlinePurpose = (typeof hotlinePurposes)[number]

/** How whoever wrote the entry made sure of the number, the weakest first. */
export const checkWays = ['copy', 'page', 'call'] as const

export type CheckWay = (typeof checkWays)[number]

/** A public number for legal help, as the catalog has it: a fact with its source. */
export interface Hotline {
  id: string
  name: Told
  /** Postal codes of the states it is for; absent: the whole country. */
  states?: string[]
  /** E.164, such as `+12125550100`: what the phone dials. */
  number: string
  /** The same number as people write it. */
  shown: string
  purposes: HotlinePurpose[]
  /** Hours, limits, what to say. */
  note?: Told
  /** BCP 47 tags of the languages spoken there, where they are known. */
  languages?: string[]
  source: HotlineSource
  checked: { on: string; way: CheckWay }
}

export interface HotlineSource {
  name: Told
  url: string
  /** The day the source bears, `YYYY-MM-DD`, where it bears one. */
  on?: string
}

export function isNational({ states }: Hotline): boolean {
  return states === undefined
}

export function isForState({ states }: Hotline, state: string | undefined): boolean {
  return state !== undefined && states?.includes(state) === true
}
