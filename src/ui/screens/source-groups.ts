import { type Publisher, type PublisherKind, publisherKinds } from '../../core/domain/publisher.ts'
import type { Source } from '../../core/domain/source.ts'

/** A publisher that is nobody's outlet, with the sources of itself and of all its outlets. */
export interface Family {
  publisher: Publisher
  sources: Source[]
}

export interface SourceSection {
  kind: PublisherKind
  state?: string
  families: Family[]
}

interface Named {
  publishers: Map<string, Publisher>
  sources: Map<string, Source>
}

/**
 * Sections of the Sources screen: by kind, chapters by state, families by name. With `query` only what holds
 * all its words, in the title of a source or in the names around it, former ones among them.
 */
export function groupSources(
  { publishers, sources }: Named,
  query: string,
  stateName: (code: string) => string,
): SourceSection[] {
  const families = new Map<string, Family>()
  const wanted = plain(query).split(' ').filter(Boolean)
  for (const source of sources.values()) {
    const root = rootPublisher(source, publishers)
    const own = publishers.get(source.publisherId)
    const text = plain(
      [
        source.title,
        source.former?.title,
        own?.name,
        own?.former?.title,
        root.name,
        root.former?.title,
        root.state,
        root.state && stateName(root.state),
      ].join(' '),
    )
    if (!wanted.every((word) => text.includes(word))) continue
    const family = families.get(root.id) ?? { publisher: root, sources: [] }
    family.sources.push(source)
    families.set(root.id, family)
  }
  return toSections([...families.values()], stateName)
}

function toSections(families: Family[], stateName: (code: string) => string): SourceSection[] {
  const sections = new Map<string, SourceSection>()
  for (const family of families) {
    family.sources.sort(
      (a, b) => Number(isOutlet(a, family)) - Number(isOutlet(b, family)) || a.title.localeCompare(b.title),
    )
    const { kind } = family.publisher
    const state = kind === 'chapter' ? family.publisher.state : undefined
    const key = `${kind} ${state ?? ''}`
    const section = sections.get(key) ?? { kind, ...(state ? { state } : {}), families: [] }
    section.families.push(family)
    sections.set(key, section)
  }
  for (const section of sections.values())
    section.families.sort((a, b) => a.publisher.name.localeCompare(b.publisher.name))
  return [...sections.values()].sort(
    (a, b) =>
      publisherKinds.indexOf(a.kind) - publisherKinds.indexOf(b.kind) ||
      stateName(a.state ?? '').localeCompare(stateName(b.state ?? '')),
  )
}

function isOutlet(source: Source, family: Family): boolean {
  return source.publisherId !== family.publisher.id
}

/** Follows parents upward; a circle in the catalog ends where it began. */
function rootPublisher(source: Source, publishers: Map<string, Publisher>): Publisher {
  const known = publishers.get(source.publisherId)
  let publisher: Publisher = known ?? { id: source.publisherId, name: source.title, kind: 'allied' }
  const seen = new Set<string>()
  while (publisher.parent && !seen.has(publisher.id)) {
    seen.add(publisher.id)
    const parent = publishers.get(publisher.parent)
    if (!parent) break
    publisher = parent
  }
  return publisher
}

/** Lower case without accents: "Bogotá" is found by "bogota". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
