import { useId } from 'preact/hooks'
import { isFollowed } from '../../core/domain/follow.ts'
import { phoneSavesData } from '../../core/domain/saves-data.ts'
import { type BytesUsed, bytesUsed } from '../../core/storage/data-use.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useBatteryLow } from '../hooks/use-battery-low.ts'
import { useStored } from '../hooks/use-stored.ts'
import { bytes } from '../words/bytes.ts'
import { useDataWords } from '../words/data-words.ts'

import { useWords } from '../words/words.ts'
import { SwitchRow } from './switch-row.tsx'

/** What the app takes of the phone's data and power, and what its requests tell. */
export function DataPart() {
  const { language } = useWords()
  const text = useDataWords()
  const { settings, changeSettings } = useAppData()
  const isBatteryLow = useBatteryLow()
  const use = useStored(() => bytesUsed(Date.now()), ['dataUse'], [])
  const id = useId()
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 id={id}>{text.title}</h2>
      <SwitchRow
        label={text.saves}
        hint={text.savesText}
        isOn={settings.savesData}
        onChange={(savesData) => changeSettings({ savesData })}
      />
      {phoneSavesData() && <p>{text.phoneAsks}</p>}
      {isBatteryLow && !settings.savesData && <p>{text.batteryLow}</p>}
      {use.kind === 'ready' && (
        <p>{text.used(bytes(language, use.value.today), bytes(language, use.value.month))}</p>
      )}
      <p class="settings-quiet">{text.usedText}</p>
      <SwitchRow
        label={text.fetchesAll}
        hint={text.fetchesAllText}
        isOn={settings.fetchesAll}
        onChange={(fetchesAll) => changeSettings({ fetchesAll })}
      />
      {use.kind === 'ready' && <CostOfAll use={use.value} />}
      <p class="settings-quiet">{text.fetchesAllLimits}</p>
    </section>
  )
}

/** Sources are taken as equally large: how large each is, nobody has told the phone. */
function CostOfAll({ use }: { use: BytesUsed }) {
  const { language } = useWords()
  const text = useDataWords()
  const { settings, catalog } = useAppData()
  const all = [...catalog.sources.values()].filter(({ retired }) => !retired)
  const followed = all.filter(({ id }) => isFollowed(settings.follow, id)).length
  if (use.days === 0 || followed === 0) return <p>{text.costUnknown}</p>
  const perDay = use.all / use.days
  const now = bytes(language, perDay)
  if (settings.fetchesAll) return <p>{text.costNow(use.days, now)}</p>
  const perDayAll = bytes(language, (perDay / followed) * all.length)
  return <p>{text.cost(use.days, now, followed, all.length, perDayAll)}</p>
}
