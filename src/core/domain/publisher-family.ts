import type { Publisher } from './publisher.ts'
import type { Source } from './source.ts'

type Publishers = ReadonlyMap<string, Publisher>

/** Publishers that name this one as their parent, by name. */
export function outletsOf(id: string, publishers: Publishers): Publisher[] {
  return [...publishers.values()]
    .filter((publisher) => publisher.parent === id && publisher.id !== id)
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Sources of a publisher, then those of its outlets and of their outlets; a circle of parents ends. */
export function familySources(
  id: string,
  { publishers, sources }: { publishers: Publishers; sources: ReadonlyMap<string, Source> },
): Source[] {
  const family = new Set([id])
  for (const member of family) for (const outlet of outletsOf(member, publishers)) family.add(outlet.id)
  return [...family].flatMap((member) =>
    [...sources.values()].filter(({ publisherId }) => publisherId === member),
  )
}
