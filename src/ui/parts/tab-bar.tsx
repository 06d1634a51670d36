import { useLocation } from 'preact-iso/router'
import { postPaths } from '../../core/domain/post-path.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './tab-bar.css'

/** The places of the app, under the thumb on a phone and beside the text on a wide screen; refresh with them. */
export function TabBar() {
  const words = useWords()
  const { path } = useLocation()
  const { progress, refresh, cancel } = useRefresh()
  const places = [
    { href: '/front', icon: 'front', text: words.nav.front, isCurrent: path === '/front' },
    {
      href: '/',
      icon: 'timeline',
      text: words.nav.timeline,
      isCurrent: path === '/' || path.startsWith(postPaths),
    },
    {
      href: '/saved',
      icon: 'saved',
      text: words.nav.saved,
      isCurrent: ['/saved', '/legal', '/pages', '/page', '/packs'].includes(path),
    },
    {
      href: '/sources',
      icon: 'sources',
      text: words.nav.sources,
      isCurrent: path === '/sources' || path.startsWith('/publisher/'),
    },
    {
      href: '/settings',
      icon: 'settings',
      text: words.nav.settings,
      isCurrent: ['/settings', '/about', '/faq'].includes(path),
    },
  ] as const
  return (
    <div class="tab-bar">
      <nav class="tabs" aria-label={words.nav.label}>
        {places.map(({ href, icon, text, isCurrent }) => (
          <a key={href} class="tab" href={href} aria-current={isCurrent ? 'page' : undefined}>
            <Icon name={icon} />
            {text}
          </a>
        ))}
      </nav>
      {progress ? (
        <button type="button" class="tab tab-action" onClick={cancel}>
          <Icon name="stop" />
          {words.cancel}
        </button>
      ) : (
        <button type="button" class="tab tab-action" onClick={refresh}>
          <Icon name="refresh" />
          {words.refresh}
        </button>
      )}
    </div>
  )
}
