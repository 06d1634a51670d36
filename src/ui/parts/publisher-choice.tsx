import { useAppData } from '../hooks/use-app-data.ts'
import { timelineSources } from '../start.ts'
import { usePacksWords } from '../words/packs-words.ts'

/** Some of the publishers the reader follows; none chosen is all. */
export function PublisherChoice({
  chosen,
  onChange,
}: {
  chosen: string[]
  onChange: (ids: string[]) => void
}) {
  const text = usePacksWords()
  const { settings, catalog } = useAppData()
  const followed = timelineSources(settings, catalog)
  const ids = new Set(
    [...catalog.sources.values()]
      .filter(({ id }) => followed === 'all' || followed.has(id))
      .map(({ publisherId }) => publisherId),
  )
  const publishers = [...catalog.publishers.values()]
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => a.name.localeCompare(b.name))
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <details class="pack-who">
      <summary>
        {text.who}: {chosen.length === 0 ? text.everyone : text.someOf(chosen.length)}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{text.who}</legend>
        {publishers.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}
