import { withoutTurningSigns } from '../domain/turning-signs.ts'
import { clip } from './excerpt.ts'

/** Joiners, marks and fillers alone show nothing. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** A name or title as it may stand among our own words, if anything of it is to be seen. */
export function plainName(
  written: string | undefined,
  maxLength = Number.POSITIVE_INFINITY,
): string | undefined {
  if (written === undefined) return undefined
  const name = withoutTurningSigns(written)
  return visible.test(name) ? clip(name, maxLength) : undefined
}
