import { useId } from 'preact/hooks'
import { Switch } from './switch.tsx'
import './timeline-settings.css'

/** A setting that is on or off, with what it means below it. */
export function SwitchRow({
  label,
  hint,
  isOn,
  onChange,
}: {
  label: string
  hint?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}) {
  const id = useId()
  return (
    <>
      <div class="settings-switch">
        <span>{label}</span>
        <Switch label={label} isOn={isOn} onChange={onChange} {...(hint && { describedBy: id })} />
      </div>
      {hint && (
        <p id={id} class="settings-quiet">
          {hint}
        </p>
      )}
    </>
  )
}
