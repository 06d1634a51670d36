import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StorageProblem } from '../../core/domain/problem.ts'
import type { LastRefresh } from '../../core/storage/last-refresh.ts'
import type { Settings } from '../../core/storage/settings.ts'
import type { Catalog } from '../start.ts'

/** What nearly every screen reads: kept by `app.tsx`, which reads it again when storage changes. */
export interface AppData {
  settings: Settings
  catalog: Catalog
  lastRefresh: LastRefresh | undefined
  /** Epoch ms the posts stored are as of: the last refresh that went through, or as far as the first one got. */
  asOf: number | undefined
  /** Why nothing could be read at the start; the frame tells it above every screen. */
  startProblem: StorageProblem | undefined
  /** Stores them; whether it could. When not, the frame says why and everything stays as it is. */
  changeSettings: (changes: Partial<Settings>) => Promise<boolean>
}

export const AppDataContext = createContext<AppData | undefined>(undefined)

export function useAppData(): AppData {
  const data = useContext(AppDataContext)
  if (!data) throw new Error('useAppData is used outside App')
  return data
}
