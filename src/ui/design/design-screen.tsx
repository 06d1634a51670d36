import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { untrustedHtml } from '../../core/domain/html.ts'
import { themes } from '../../core/domain/look.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon, iconNames } from '../parts/icon.tsx'
import { PostBody } from '../parts/post-body.tsx'
import { PostRow } from '../parts/post-row.tsx'
import { PublisherLogo } from '../parts/publisher-logo.tsx'
import { Rose } from '../parts/rose.tsx'
import { StatusLine } from '../parts/status-line.tsx'
import { Switch } from '../parts/switch.tsx'
import { UndoBar } from '../parts/undo-bar.tsx'
import { sampleCards } from './sample-cards.ts'
import { samplePosts } from './sample-posts.ts'
import './design-screen.css'

const colors = 'ground raised wash ink quiet red red-ground on-red hairline outline bloom leaf'.split(' ')
const sizes = [13, 15, 17, 20, 25, 32, 40]
const faces = ['display', 'sans', 'serif']

/** Every part in every state, on `/design` of `npm run dev` only: names are the code's, in no language of readers. */
export function DesignScreen() {
  usePageTitle('Design')
  const { settings, changeSettings, catalog } = useAppData()
  const [isOn, setOn] = useState(true)
  const sourceIds = [...catalog.sources.keys()]
  const [sourceId = ''] = sourceIds
  return (
    <div class="design">
      <h1>Design</h1>
      <Part name="theme">
        {themes.map((theme) => (
          <label key={theme}>
            <input
              type="radio"
              name="theme"
              checked={settings.theme === theme}
              onChange={() => changeSettings({ theme })}
            />
            {theme}
          </label>
        ))}
      </Part>
      <Part name="color">
        {colors.map((color) => (
          <div class="design-swatch" key={color} style={{ background: `var(--${color})` }}>
            <span>{color}</span>
          </div>
        ))}
      </Part>
      <Part name="type">
        {faces.flatMap((face) =>
          sizes.map((size) => (
            <span key={`${face}${size}`} style={{ font: `var(--text-${size}) / 1.3 var(--${face})` }}>
              {face} {size}
            </span>
          )),
        )}
      </Part>
      <Part name="icons">
        {iconNames.map((name) => (
          <span key={name}>
            <Icon name={name} /> {name}
          </span>
        ))}
        <Rose />
      </Part>
      <Part name="logos">
        {sourceIds.slice(0, 24).map((id) => (
          <PublisherLogo
            key={id}
            publisherId={catalog.sources.get(id)?.publisherId ?? id}
            name={catalog.sources.get(id)?.title ?? id}
            iconUrl={catalog.fetchStates.get(id)?.iconUrl}
          />
        ))}
      </Part>
      <Part name="switch">
        <Switch label="on or off" isOn={isOn} onChange={() => setOn(!isOn)} />
      </Part>
      <Part name="status-line">
        <StatusLine />
      </Part>
      <Part name="empty-state">
        <EmptyState
          title="Title"
          text="Text that says what can be done."
          link={{ href: '/sources', text: 'Link' }}
        />
      </Part>
      <Part name="undo-bar">
        <UndoBar done={{ text: '24 posts were marked as read.', undo: () => {} }} />
      </Part>
      <h2>link-card</h2>
      {Object.entries(sampleCards).map(([state, html]) => (
        <figure key={state}>
          <figcaption>{state}</figcaption>
          <PostBody
            html={untrustedHtml(html)}
            images={[]}
            url={undefined}
            feedUrl={undefined}
            language="en"
            onWhole={showAnyPicture}
          />
        </figure>
      ))}
      <h2>post-row</h2>
      {Object.entries(samplePosts).map(([state, { post, isRead = false, alsoBy = 0 }]) => (
        <figure key={state}>
          <figcaption>{state}</figcaption>
          <PostRow
            post={{ ...post, id: `${sourceId}/${state.replaceAll(' ', '-')}`, sourceId }}
            alsoBy={sourceIds.slice(1, alsoBy + 1).map((id) => ({ ...post, id: `${id}/1`, sourceId: id }))}
            isRead={isRead}
          />
        </figure>
      ))}
    </div>
  )
}

/** No site gives those of the samples. */
function showAnyPicture(body: HTMLElement): void {
  for (const image of body.querySelectorAll('img')) image.src = '/icons/icon-512.png'
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={`design-${name}`}>
      <h2 id={`design-${name}`}>{name}</h2>
      <div class="design-row">{children}</div>
    </section>
  )
}
