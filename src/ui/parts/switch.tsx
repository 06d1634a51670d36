import './switch.css'

/** An on/off switch; `label` is its accessible name, shown by whoever places it. */
export function Switch({
  label,
  isOn,
  onChange,
  describedBy,
}: {
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  describedBy?: string
}) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={() => onChange(!isOn)}
    >
      <span class="switch-track">
        <span class="switch-thumb" />
      </span>
    </button>
  )
}
