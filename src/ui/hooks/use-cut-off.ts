import { useAppData } from './use-app-data.ts'

/** Whether nothing came through the last time our server was asked, as far as is known. */
export function useCutOff(): boolean {
  const { lastRefresh } = useAppData()
  return !navigator.onLine || lastRefresh?.problem !== undefined
}
