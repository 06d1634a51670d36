import { useId, useState } from 'preact/hooks'
import { type TextSize, textSizes } from '../../core/domain/look.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useSettingsWords } from '../words/settings-words.ts'
import './text-size-part.css'

/** Taken up when the thumb is let go: until then nothing may grow or move under it. */
export function TextSizePart() {
  const text = useSettingsWords()
  const { settings, changeSettings } = useAppData()
  const id = useId()
  const [pulledTo, setPulledTo] = useState<TextSize>()
  const size = pulledTo ?? settings.textSize
  const take = async (value: TextSize) => {
    await changeSettings({ textSize: value })
    setPulledTo(undefined)
  }
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 id={id}>{text.textSize}</h2>
      <div class="text-size">
        <span class="text-size-end" aria-hidden="true">
          A
        </span>
        <input
          type="range"
          min={0}
          max={textSizes.length - 1}
          step={1}
          value={textSizes.indexOf(size)}
          aria-labelledby={id}
          aria-valuetext={text.percent(size)}
          onInput={(event) => setPulledTo(textSizes[event.currentTarget.valueAsNumber])}
          onChange={(event) => take(textSizes[event.currentTarget.valueAsNumber] ?? 100)}
        />
        <span class="text-size-end text-size-end-large" aria-hidden="true">
          A
        </span>
        <span class="text-size-now" aria-hidden="true">
          {text.percent(size)}
        </span>
      </div>
    </section>
  )
}
