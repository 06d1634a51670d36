import { useId } from 'preact/hooks'
import { useAppData } from '../hooks/use-app-data.ts'
import { useSettingsWords } from '../words/settings-words.ts'
import { useWords } from '../words/words.ts'
import { Switch } from './switch.tsx'
import './timeline-settings.css'

/** How the timeline behaves under the finger and the keyboard. */
export function TimelineSettings() {
  const { titles } = useWords()
  const text = useSettingsWords()
  const { settings, changeSettings } = useAppData()
  const id = useId()
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 id={id}>{titles.timeline}</h2>
      {(['marksOnScroll', 'hasShortcuts'] as const).map((key) => (
        <div key={key} class="settings-switch">
          <span>{text[key]}</span>
          <Switch
            label={text[key]}
            isOn={settings[key]}
            onChange={(isOn) => changeSettings({ [key]: isOn })}
          />
        </div>
      ))}
    </section>
  )
}
