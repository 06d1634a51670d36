import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { LastRefresh } from '../../core/storage/last-refresh.ts'
import type { Settings } from '../../core/storage/settings.ts'
import type { Catalog } from '../start.ts'

/** What nearly every screen reads: kept by `app.tsx`, which reads it again when storage changes. */
export interface AppData {
  settings: Settings
  catalog: Catalog
  lastRefresh: LastRefresh | undefined
  /** Epoch ms of the last refresh that went through: the posts stored are as of then. */
  asOf: number | undefined
}

export const AppDataContext = createContext<AppData | undefined>(undefined)

export function useAppData(): AppData {
  const data = useContext(AppDataContext)
  if (!data) throw new Error('useAppData is used outside App')
  return data
}
