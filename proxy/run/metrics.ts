import { webSubPath } from '../websub/websub-path.ts'
import { paths } from '../wire.ts'

/** What is counted: by source, by kind of work, never by who asked nor for which address. */
export interface Metrics {
  request: (route: Route, status: number) => void
  /** `outcome`: `body`, `unchanged`, or the problem's name. */
  poll: (sourceId: string, outcome: string) => void
  /** `outcome`: `stored`, `made`, or why there was none. */
  image: (outcome: string) => void
  fetch: (wants: string, outcome: string, bytes: number) => void
  /** `outcome`: `sent`, `gone`, `later`, or why it failed. */
  push: (outcome: string) => void
}

export const noMetrics: Metrics = { request() {}, poll() {}, image() {}, fetch() {}, push() {} }

export type Route =
  | 'catalog'
  | 'index'
  | 'body'
  | 'feed'
  | 'image'
  | 'page'
  | 'health'
  | 'push'
  | 'websub'
  | 'api'
  | 'app'

export function routeOf(pathname: string): Route {
  const known = routes.get(pathname)
  if (known !== undefined) return known
  if (pathname.startsWith(`${paths.feedIndex}/`)) return 'body'
  if (pathname.startsWith(`${webSubPath}/`)) return 'websub'
  return pathname.startsWith('/api/') ? 'api' : 'app'
}

const routes: ReadonlyMap<string, Route> = new Map([
  [paths.catalog, 'catalog'],
  [paths.feedIndex, 'index'],
  [paths.feed, 'feed'],
  [paths.image, 'image'],
  [paths.page, 'page'],
  [paths.push, 'push'],
  [paths.pushTest, 'push'],
  [paths.health, 'health'],
  ['/healthz', 'health'],
  ['/readyz', 'health'],
])
