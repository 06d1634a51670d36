import { useState } from 'preact/hooks'
import { isFollowed } from '../../core/domain/follow.ts'
import { type NotifyLevel, type NotifySettings, notifyLevels } from '../../core/domain/notify.ts'
import type { Publisher } from '../../core/domain/publisher.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useNotifyWords } from '../words/notify-words.ts'
import { useWords } from '../words/words.ts'

interface Props {
  settings: NotifySettings
  onChange: (changes: Partial<NotifySettings>) => void
}

/** Of which posts of whom the reader is told. */
export function NotifyLevels({ settings, onChange }: Props) {
  const text = useNotifyWords()
  const [isOpen, setOpen] = useState(false)
  const publishers = useFollowedPublishers()
  const choose = (id: string, level: NotifyLevel | undefined) => {
    const { [id]: _, ...others } = settings.levels
    onChange({ levels: level ? { ...others, [id]: level } : others })
  }
  return (
    <>
      <Levels label={text.level} value={settings.level} onChange={(level) => level && onChange({ level })} />
      <p class="settings-quiet">{text.importantText}</p>
      <details class="notify-levels" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text.each}</summary>
        {isOpen &&
          publishers.map(({ id, name }) => (
            <Levels
              key={id}
              label={name}
              value={settings.levels[id]}
              onChange={(level) => choose(id, level)}
              hasUsual
            />
          ))}
      </details>
    </>
  )
}

function Levels({
  label,
  value,
  onChange,
  hasUsual = false,
}: {
  label: string
  value: NotifyLevel | undefined
  onChange: (level: NotifyLevel | undefined) => void
  /** As for all, too, can be chosen. */
  hasUsual?: boolean
}) {
  const text = useNotifyWords()
  return (
    <label class="notify-field">
      <span dir="auto">{label}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(notifyLevels.find((level) => level === currentTarget.value))
        }
      >
        {hasUsual && <option value="">{text.usual}</option>}
        {notifyLevels.map((level) => (
          <option key={level} value={level}>
            {text.levels[level]}
          </option>
        ))}
      </select>
    </label>
  )
}

/** By name. */
function useFollowedPublishers(): Publisher[] {
  const { language } = useWords()
  const { settings, catalog } = useAppData()
  const ids = new Set(
    [...catalog.sources.values()]
      .filter(({ id, retired }) => !retired && isFollowed(settings.follow, id))
      .map(({ publisherId }) => publisherId),
  )
  return [...ids]
    .flatMap((id) => catalog.publishers.get(id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, language))
}
