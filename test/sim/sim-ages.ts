import type { BenchResult } from '../bench/bench-result.ts'
import { phoneKinds, type SimPhones } from './sim-phones.ts'
import type { Ages } from './sim-posts.ts'
import { ages, checked, duration, mean, middle, percent, ratio, share, told } from './sim-words.ts'

const third = '≤ 1/3 of the predecessor’s'

/** How old posts are when they are first shown, by us and by the predecessor. */
export function ageResults(ran: SimPhones, delays: { ours: number[]; before: number[] }): BenchResult[] {
  const { ours, before } = delays
  return [
    told('age when our server has a post: median / 95', ages(ours)),
    told('the same of the predecessor', ages(before)),
    checked('median of ours', third, share(ours, before), isThird(ours, before)),
    ...phoneKinds.flatMap((kind) => {
      const first = `${kind}: age when first shown`
      const shown = ran.ages[kind]
      const all = `${ages(shown.ours)}; before ${ages(shown.before)}; ${share(shown.ours, shown.before)}`
      if (!kind.includes('push')) return [told(first, all), ...apartFromReader(kind, shown)]
      return [checked(first, third, all, isThird(shown.ours, shown.before))]
    }),
  ]
}

/**
 * Who has no push sees a post when they open the app, and that is up to them: a server that had every post at once
 * could not make it sooner. What is ours to make short is the rest. Its median is nothing for both, as most posts are
 * there when the reader first looks; so its mean is compared.
 */
function apartFromReader(kind: string, { ours, before, reader }: Ages): BenchResult[] {
  const added = (shown: readonly number[]) => shown.map((age, at) => age - (reader[at] ?? 0))
  const [byUs, byThem] = [added(ours), added(before)]
  const [meanOfUs, meanOfThem] = [mean(byUs), mean(byThem)]
  const late = (added: readonly number[]) => percent(added.filter((ms) => ms > 0).length / added.length)
  return [
    told(`${kind}: of that, until the reader looks`, `${ages(reader)}; ${share(reader, before)}`),
    told(`${kind}: posts not there by then`, `${late(byUs)}; before ${late(byThem)}`),
    checked(
      `${kind}: what is added to that, mean`,
      third,
      `${duration(meanOfUs)}; before ${duration(meanOfThem)}; ${ratio(meanOfUs / meanOfThem)}`,
      meanOfUs <= meanOfThem / 3,
    ),
  ]
}

function isThird(ours: ArrayLike<number>, before: ArrayLike<number>): boolean {
  return middle(ours) <= middle(before) / 3
}
