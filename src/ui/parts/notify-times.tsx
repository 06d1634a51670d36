import type { NotifySettings } from '../../core/domain/notify.ts'
import { useNotifyWords } from '../words/notify-words.ts'
import { SwitchRow } from './switch-row.tsx'

const defaultQuiet = { from: 22 * 60, to: 7 * 60 }
const defaultDigest = 18 * 60

interface Props {
  settings: NotifySettings
  onChange: (changes: Partial<NotifySettings>) => void
}

/** When the reader is told, and when not. */
export function NotifyTimes({ settings: { quiet, digestAt }, onChange }: Props) {
  const text = useNotifyWords()
  return (
    <>
      <SwitchRow
        label={text.quiet}
        hint={text.quietText}
        isOn={quiet !== undefined}
        onChange={(isOn) => onChange({ quiet: isOn ? defaultQuiet : undefined })}
      />
      {quiet && (
        <>
          <TimeField
            label={text.from}
            minute={quiet.from}
            onChange={(from) => onChange({ quiet: { ...quiet, from } })}
          />
          <TimeField
            label={text.to}
            minute={quiet.to}
            onChange={(to) => onChange({ quiet: { ...quiet, to } })}
          />
        </>
      )}
      <SwitchRow
        label={text.digest}
        hint={text.digestText}
        isOn={digestAt !== undefined}
        onChange={(isOn) => onChange({ digestAt: isOn ? defaultDigest : undefined })}
      />
      {digestAt !== undefined && (
        <TimeField
          label={text.digestAt}
          minute={digestAt}
          onChange={(minute) => onChange({ digestAt: minute })}
        />
      )}
    </>
  )
}

/** `minute` of the day, from 0. */
function TimeField({
  label,
  minute,
  onChange,
}: {
  label: string
  minute: number
  onChange: (minute: number) => void
}) {
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    <label class="notify-field">
      <span>{label}</span>
      <input
        type="time"
        required
        value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
        onChange={({ currentTarget }) => {
          const [hours, minutes] = currentTarget.value.split(':').map(Number)
          // A field that was emptied says nothing.
          if (hours !== undefined && minutes !== undefined) onChange(hours * 60 + minutes)
        }}
      />
    </label>
  )
}
