import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { LastRefresh } from '../../core/storage/last-refresh.ts'
import { countPosts } from '../../core/storage/posts.ts'
import type { Settings } from '../../core/storage/settings.ts'
import { storageUse } from '../../core/storage/storage-use.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useAskedPart } from '../hooks/use-asked-part.ts'
import { useInstall } from '../hooks/use-install.ts'
import { useLater } from '../hooks/use-later.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { useStored } from '../hooks/use-stored.ts'
import { ChoicesPart } from '../parts/choices-part.tsx'
import { DataPart } from '../parts/data-part.tsx'
import { GuardPart } from '../parts/guard-part.tsx'
import { PicturesPart } from '../parts/pictures-part.tsx'
import { ReportFold } from '../parts/report-fold.tsx'
import { TextSizePart } from '../parts/text-size-part.tsx'
import { TimelineSettings } from '../parts/timeline-settings.tsx'
import { bytes } from '../words/bytes.ts'
import { fullDate } from '../words/full-date.ts'

import { problemSentence } from '../words/problem-sentence.ts'
import { type SettingsWords, useSettingsWords } from '../words/settings-words.ts'
import { useWords, type Words } from '../words/words.ts'
import './settings.css'

const loadNotifyPart = () => import('../parts/notify-part.tsx')

export function SettingsScreen() {
  const words = useWords()
  usePageTitle(words.titles.settings)
  const { settings, changeSettings } = useAppData()
  const text = useSettingsWords()
  const NotifyPart = useLater(loadNotifyPart)
  return (
    <div class="screen">
      <h1 class="screen-title">{words.titles.settings}</h1>
      <Choice
        legend={text.language}
        value={settings.language}
        options={[
          ['auto', text.languageAuto],
          ['en', 'English', 'en'],
          ['es', 'Español', 'es'],
        ]}
        onChange={(value) => changeSettings({ language: value })}
      />
      <Choice
        legend={text.theme}
        value={settings.theme}
        options={[
          ['auto', text.themeAuto],
          ['light', text.themeLight],
          ['dark', text.themeDark],
          ['black', text.themeBlack],
          ['e-ink', text.themeEInk],
        ]}
        onChange={(value) => changeSettings({ theme: value })}
      />
      <TextSizePart />
      <Choice
        legend={text.readingFace}
        value={settings.readingFace}
        options={[
          ['serif', text.serif],
          ['sans', text.sans],
        ]}
        onChange={(value) => changeSettings({ readingFace: value })}
      />
      <TimelineSettings />
      <DataPart />
      <GuardPart />
      <InstallPart />
      {NotifyPart && <NotifyPart.NotifyPart />}
      <ChoicesPart />
      <StoragePart />
      <PicturesPart />
      <RefreshPart />
      <Part title={text.about}>
        {text.aboutText.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p class="settings-links">
          <a class="button" href="/about">
            {text.aboutMore}
          </a>
          <a class="button" href="/faq">
            {text.faq}
          </a>
        </p>
        <p class="settings-quiet">{words.version(__APP_VERSION__)}</p>
      </Part>
    </div>
  )
}

function Part({
  title,
  place = '',
  children,
}: {
  title: string
  place?: string
  children: ComponentChildren
}) {
  const id = useId()
  const heading = useAskedPart(place)
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}

type ChoiceKey = Settings['language'] | Settings['theme'] | Settings['readingFace']

/** One of a few, as radio buttons. An option in its own language says so to screen readers. */
function Choice<Key extends ChoiceKey>({
  legend,
  value,
  options,
  onChange,
}: {
  legend: string
  value: Key
  options: readonly (readonly [Key, string, string?])[]
  onChange: (value: Key) => void
}) {
  const name = useId()
  return (
    <fieldset class="settings-part choice">
      <legend>{legend}</legend>
      {options.map(([key, text, lang]) => (
        <label key={key}>
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
          <span lang={lang}>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

function InstallPart() {
  const text = useSettingsWords()
  const install = useInstall()
  return (
    <Part title={text.install} place="install">
      {install.kind === 'installed' && <p>{text.installed}</p>}
      {install.kind === 'offered' && (
        <>
          <p>{text.installText}</p>
          <button type="button" class="button button-main" onClick={install.install}>
            {text.installButton}
          </button>
        </>
      )}
      {install.kind === 'manual' && (
        <>
          <p>{text.installText}</p>
          <p>{text.installOther}</p>
        </>
      )}
      {install.kind === 'iphone' && (
        <>
          <p>{text.installIphone}</p>
          <ol>
            {text.installIphoneSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            {text.installChoices} <a href="/settings?choices">{text.installChoicesLink}</a>
          </p>
        </>
      )}
    </Part>
  )
}

function StoragePart() {
  const { language } = useWords()
  const text = useSettingsWords()
  const [asked, setAsked] = useState<boolean>()
  const use = useStored(storageUse, ['posts'], [asked])
  const posts = useStored(countPosts, ['posts', 'fetchStates'], [])
  const used = use.kind === 'ready' ? use.value.usedBytes : undefined
  const isPersistent = use.kind === 'ready' && use.value.isPersistent === true
  return (
    <Part title={text.storage}>
      {posts.kind === 'ready' && <p>{text.storedPosts(posts.value)}</p>}
      {use.kind === 'ready' && (
        <p>{used === undefined ? text.storageUnknown : text.storageUsed(bytes(language, used))}</p>
      )}
      <p>{isPersistent ? text.persistent : text.notPersistent}</p>
      {!isPersistent && 'storage' in navigator && (
        <button
          type="button"
          class="button"
          onClick={async () => setAsked(await navigator.storage.persist())}
        >
          {text.keep}
        </button>
      )}
      {asked === false && <p aria-live="polite">{text.keepRefused}</p>}
    </Part>
  )
}

function RefreshPart() {
  const words = useWords()
  const { lastRefresh } = useAppData()
  const text = useSettingsWords()
  return (
    <Part title={text.lastRefresh}>
      <p>{lastRefresh ? lastSentence(words, text, lastRefresh) : words.status.never}</p>
      <ReportFold />
    </Part>
  )
}

function lastSentence(words: Words, text: SettingsWords, last: LastRefresh): string {
  const time = fullDate(words.language, last.finishedAt)
  if (last.isTimeUp) return text.lastRefreshTimeUp(time)
  if (last.cancelled) return text.lastRefreshStopped(time)
  if (last.problem) return `${time}: ${problemSentence(words, last.problem)}`
  return text.lastRefreshText(time, last.newPosts, last.failed)
}
