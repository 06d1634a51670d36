import type { Random } from '../../test/support/random.ts'

/** The invented particulars of one sample post. Nobody and nowhere in it exists; numbers are 555-01xx. */
export interface Facts {
  /** Title of the source, as in the catalog. */
  org: string
  place: string
  random: Random
  /** Each call gives another name until all are used. */
  person(): string
  street(): string
  hall(): string
  day(): string
  time(): string
  workplace(): string
  phone(): string
  number(low: number, high: number): number
  pick(texts: readonly string[]): string
}

const firstNames = [
  'Maya',
  'Luis',
  'Denise',
  'Tobias',
  'Aisha',
  'Ren',
  'Carmen',
  'Jules',
  'Ngozi',
  'Sam',
  'Priya',
  'Walt',
  'Inés',
  'Dot',
  'Keon',
  'Hanna',
  'Omar',
  'Bea',
  'Theo',
  'Lupe',
  'Grace',
  'Ivan',
  'Nell',
  'Andre',
]
const lastNames = [
  'Okafor',
  'Reyes',
  'Lindqvist',
  'Barros',
  'Hale',
  'Nakamura',
  'Pruitt',
  'Vega',
  'Adeyemi',
  'Kowalski',
  'Sandoval',
  'Frost',
  'Delacroix',
  'Mbeki',
  'Whitlock',
  'Ibarra',
  'Shapiro',
  'Tran',
  'Quiroga',
  'Bell',
]
const streets = [
  'Alder',
  'Mercer',
  'Foundry',
  'Juniper',
  'Second',
  'Ropewalk',
  'Cannery',
  'Dorset',
  'Mill Race',
  'Union',
  'Harvest',
  'Linden',
  'Depot',
  'Quarry',
  'Eleventh',
  'Tamarack',
]
const halls = [
  'the Machinists’ hall',
  'the Depot Street library',
  'Trinity’s basement',
  'the Linden community center',
  'the teachers’ union hall',
  'the back room of Cannery Books',
  'the carpenters’ hall',
  'the park shelter on Union Street',
  'the old firehouse',
  'the Grange',
]
const workplaces = [
  'Bluebird Coffee',
  'the Harlow Street hospital',
  'Stellar Linen',
  'the Kestrel warehouse',
  'Northgate Transit',
  'the Meridian hotel',
  'Pell Foods',
  'the county library',
  'Copperline Bus',
  'the Ashgrove nursing home',
  'Fairwind Bakery',
  'the university’s dining halls',
]
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const times = ['10 a.m.', 'noon', '1 p.m.', '5:30 p.m.', '6 p.m.', '6:30 p.m.', '7 p.m.']

export function makeFacts(org: string, place: string, random: Random): Facts {
  const dealt = (list: readonly string[]) => {
    let left = random.shuffled(list)
    return () => {
      if (left.length === 0) left = random.shuffled(list)
      return left.pop() ?? ''
    }
  }
  const [first, last, street] = [dealt(firstNames), dealt(lastNames), dealt(streets)]
  return {
    org,
    place,
    random,
    person: () => `${first()} ${last()}`,
    street: () => `${street()} Street`,
    hall: dealt(halls),
    day: dealt(days),
    time: () => random.pick(times),
    workplace: dealt(workplaces),
    phone: () => `555-01${random.between(10, 99)}`,
    number: random.between,
    pick: (texts) => random.pick(texts),
  }
}
