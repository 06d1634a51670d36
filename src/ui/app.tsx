import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks'
import lazy, { ErrorBoundary } from 'preact-iso/lazy'
import { LocationProvider, Route, Router } from 'preact-iso/router'
import type { Look } from '../core/domain/look.ts'
import type { StorageProblem } from '../core/domain/problem.ts'
import { savesData } from '../core/domain/saves-data.ts'
import { readAsOf, readLastRefresh } from '../core/storage/last-refresh.ts'
import { readSettings, type Settings, saveSettings } from '../core/storage/settings.ts'
import { afterFirstScreen } from './hooks/after-first-screen.ts'
import { type AppData, AppDataContext } from './hooks/use-app-data.ts'
import { useAutoRefresh } from './hooks/use-auto-refresh.ts'
import { useFinishedRefresh } from './hooks/use-finished-refresh.ts'
import { useLater } from './hooks/use-later.ts'
import { useStored } from './hooks/use-stored.ts'
import { lookOf, showLook } from './look.ts'
import { CrashScreen } from './parts/crash-screen.tsx'
import { loadReady } from './parts/load-ready.ts'
import { Masthead } from './parts/masthead.tsx'
import { StorageTrouble } from './parts/storage-trouble.tsx'
import { TabBar } from './parts/tab-bar.tsx'
import { NotFoundScreen } from './screens/not-found.tsx'
import { TimelineScreen } from './screens/timeline.tsx'
import { type Catalog, readCatalog, type Start } from './start.ts'
import { storageProblemOf } from './storage-problem.ts'
import { appLanguage, loadWords, type Words, WordsContext, wordsIn } from './words/words.ts'
import './app.css'

const PostScreen = lazy(() => import('./screens/post.tsx').then((module) => module.PostScreen))
const FrontScreen = lazy(() => import('./screens/front.tsx').then((module) => module.FrontScreen))
const SavedScreen = lazy(() => import('./screens/saved.tsx').then((module) => module.SavedScreen))
const LegalScreen = lazy(() => import('./screens/legal.tsx').then((module) => module.LegalScreen))
const PacksScreen = lazy(() => import('./screens/packs.tsx').then((module) => module.PacksScreen))
const SourcesScreen = lazy(() => import('./screens/sources.tsx').then((module) => module.SourcesScreen))
const PublisherScreen = lazy(() => import('./screens/publisher.tsx').then((module) => module.PublisherScreen))
const SettingsScreen = lazy(() => import('./screens/settings.tsx').then((module) => module.SettingsScreen))
const AboutScreen = lazy(() => import('./screens/about.tsx').then((module) => module.AboutScreen))
const FaqScreen = lazy(() => import('./screens/about.tsx').then((module) => module.FaqScreen))

const ProposeScreen = lazy(() => import('./screens/propose.tsx').then((module) => module.ProposeScreen))
const HealthScreen = lazy(() => import('./screens/health.tsx').then((module) => module.HealthScreen))

const PagesScreen = lazy(() => import('./screens/pages.tsx').then((module) => module.PagesScreen))

const DesignScreen = import.meta.env.DEV
  ? lazy(() => import('./design/design-screen.tsx').then((module) => module.DesignScreen))
  : undefined

/** Frame and route table: every screen is listed here. */
export function App({ start }: { start: Start }) {
  const { changeSettings, changeProblem } = useSettingsChange()
  const data = useKeptAppData(start, changeSettings)
  const language = appLanguage(data.settings.language, navigator.languages)
  useAutoRefresh(start.problem === undefined)
  useLayoutEffect(() => {
    // What can't be read now is kept for a start that can.
    if (start.problem) document.documentElement.lang = language
    else showLook(lookOf(data.settings))
    document.documentElement.classList.toggle('saves-data', savesData(data.settings))
  }, [data.settings])
  // The first post a reader opens is not to wait for code.
  useEffect(() => afterFirstScreen(() => PostScreen.preload().catch(() => {})), [])
  const Ready = useLater(loadReady)
  const [crash, setCrash] = useState<Error>()
  const words = useWordsIn(language)
  const problem = start.problem ?? changeProblem
  return (
    <WordsContext.Provider value={words}>
      <AppDataContext.Provider value={data}>
        <LocationProvider>
          <a class="skip-link" href="#content">
            {words.skipToContent}
          </a>
          <Masthead />
          <TabBar />
          <main id="content" class="content" tabIndex={-1}>
            {Ready && <Ready.Notices />}
            {problem && <StorageTrouble problem={problem} />}
            {crash ? (
              <CrashScreen />
            ) : (
              <ErrorBoundary onError={setCrash}>
                <Router onRouteChange={useCallback(focusContent, [])}>
                  <Route path="/" component={TimelineScreen} />
                  <Route path="/front" component={FrontScreen} />
                  <Route path="/post/:source/:item" component={PostScreen} />
                  <Route path="/saved" component={SavedScreen} />
                  <Route path="/legal" component={LegalScreen} />
                  <Route path="/pages" component={PagesScreen} />
                  <Route path="/page" component={PagesScreen} />
                  <Route path="/packs" component={PacksScreen} />
                  <Route path="/sources" component={SourcesScreen} />
                  <Route path="/publisher/:id" component={PublisherScreen} />
                  <Route path="/settings" component={SettingsScreen} />
                  <Route path="/about" component={AboutScreen} />
                  <Route path="/faq" component={FaqScreen} />
                  <Route path="/health" component={HealthScreen} />
                  <Route path="/propose" component={ProposeScreen} />
                  {DesignScreen ? <Route path="/design" component={DesignScreen} /> : []}
                  <Route default component={NotFoundScreen} />
                </Router>
              </ErrorBoundary>
            )}
          </main>
        </LocationProvider>
      </AppDataContext.Provider>
    </WordsContext.Provider>
  )
}

/** Those of before stay until others are there. */
function useWordsIn(language: Look['language']): Words {
  const [shown, setShown] = useState(language)
  useEffect(() => {
    loadWords(language).then(
      () => setShown(language),
      () => {},
    )
  }, [language])
  return wordsIn(shown)
}

/** After a change of screen the keyboard and the screen reader go on at its start, not at the old link. */
function focusContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true })
}

function useKeptAppData(start: Start, changeSettings: AppData['changeSettings']): AppData {
  const settings = useStored(readSettings, ['settings'], [], start.settings)
  const catalog = useStored(readCatalog, ['sources', 'publishers', 'fetchStates'], [], start.catalog)
  const refreshed = useStored(readRefreshed, ['serverStates'], [], {
    lastRefresh: start.lastRefresh,
    asOf: start.asOf,
  })
  const heard = useFinishedRefresh()
  const { lastRefresh, asOf } = refreshed.kind === 'ready' ? refreshed.value : start
  const known = catalog.kind === 'ready' ? catalog.value : start.catalog
  return {
    settings: settings.kind === 'ready' ? settings.value : start.settings,
    catalog: known,
    lastRefresh: heard && heard.finishedAt > (lastRefresh?.finishedAt ?? 0) ? heard : lastRefresh,
    asOf: asOf ?? newestRefreshOf(known),
    startProblem: start.problem,
    changeSettings,
  }
}

function useSettingsChange() {
  const [changeProblem, setChangeProblem] = useState<StorageProblem>()
  const changeSettings = useCallback(async (changes: Partial<Settings>) => {
    try {
      await saveSettings(changes)
      setChangeProblem(undefined)
      return true
    } catch (error) {
      setChangeProblem(storageProblemOf(error))
      return false
    }
  }, [])
  return { changeSettings, changeProblem }
}

/** Before a first refresh has gone through whole, posts are as fresh as the source that came last. */
function newestRefreshOf({ fetchStates }: Catalog): number | undefined {
  const times = [...fetchStates.values()].flatMap(({ refreshedAt }) => refreshedAt ?? [])
  return times.length > 0 ? Math.max(...times) : undefined
}

async function readRefreshed() {
  const [lastRefresh, asOf] = await Promise.all([readLastRefresh(), readAsOf()])
  return { lastRefresh, asOf }
}
