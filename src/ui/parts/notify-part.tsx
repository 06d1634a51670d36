import { useId } from 'preact/hooks'
import type { NotifySettings } from '../../core/domain/notify.ts'
import { readNotifySettings, saveNotifySettings } from '../../core/storage/notify-settings.ts'
import { pushSupport } from '../background/push-support.ts'
import { useAskedPart } from '../hooks/use-asked-part.ts'
import { useInstall } from '../hooks/use-install.ts'
import { type Notifications, useNotifications } from '../hooks/use-notifications.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useNotifyWords } from '../words/notify-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { NotifyLevels } from './notify-levels.tsx'
import { NotifyTimes } from './notify-times.tsx'
import { SwitchRow } from './switch-row.tsx'
import './notify-part.css'

/** Whether, of what and when the reader is told of new posts. */
export function NotifyPart() {
  const words = useWords()
  const text = useNotifyWords()
  const id = useId()
  const heading = useAskedPart('notifications')
  const support = pushSupport(useInstall().kind === 'iphone')
  const notifications = useNotifications(support === 'yes')
  const stored = useStored(readNotifySettings, ['settings'], [])
  const { problem, store } = useOwnWrite()
  const change = (changes: Partial<NotifySettings>) => store(() => saveNotifySettings(changes))
  if (stored.kind !== 'ready') return null
  const settings = stored.value
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {text.title}
      </h2>
      {support === 'iphone' && (
        <p>
          {text.iphone} <a href="/settings?install">{text.iphoneLink}</a>
        </p>
      )}
      {support === 'no' && <p>{text.unsupported}</p>}
      {support === 'yes' && <OnOff isOn={settings.isOn} {...notifications} />}
      {support === 'yes' && settings.isOn && (
        <>
          <SwitchRow
            label={text.hidesTitles}
            hint={text.hidesTitlesText}
            isOn={settings.hidesTitles}
            onChange={(hidesTitles) => change({ hidesTitles })}
          />
          <NotifyLevels settings={settings} onChange={change} />
          <NotifyTimes settings={settings} onChange={change} />
          <SwitchRow
            label={text.packs}
            hint={text.packsText}
            isOn={settings.remindsOfPacks}
            onChange={(remindsOfPacks) => change({ remindsOfPacks })}
          />
        </>
      )}
      {'setAppBadge' in navigator && (
        <SwitchRow
          label={text.badge}
          hint={text.badgeText}
          isOn={settings.hasBadge}
          onChange={(hasBadge) => change({ hasBadge })}
        />
      )}
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </section>
  )
}

/** The switch, how it stands, and a try. */
function OnOff({ isOn, standing, turn, test, tested }: { isOn: boolean } & Notifications) {
  const text = useNotifyWords()
  const isWorking = standing === 'on' && isOn
  return (
    <>
      <SwitchRow label={text.on} hint={text.onText} isOn={isOn} onChange={turn} />
      <p aria-live="polite">{standing ? text.standings[standing] : text.standings.busy}</p>
      {isWorking && (
        <button type="button" class="button" onClick={test} disabled={tested === 'busy'}>
          {text.test}
        </button>
      )}
      <p aria-live="polite">{tested ? text.tested[tested] : ''}</p>
    </>
  )
}
