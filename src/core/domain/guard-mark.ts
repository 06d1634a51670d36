/**
 * What a start has to know before it shows anything. `hidden`: the neutral screen stands until the reader takes it
 * away. `locked`: the app is open now, but each start begins hidden. `erasing`: everything goes, and has not all gone.
 */
export type GuardMark = 'hidden' | 'locked' | 'erasing'

const marks: readonly unknown[] = ['hidden', 'locked', 'erasing'] satisfies GuardMark[]

export function isGuardMark(value: unknown): value is GuardMark {
  return marks.includes(value)
}
