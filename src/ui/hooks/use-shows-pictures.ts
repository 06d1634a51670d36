import { useAppData } from './use-app-data.ts'

/** Pictures of posts take long on e-ink, and show little: there each is shown only when it is asked for. */
export function useShowsPictures(): boolean {
  return useAppData().settings.theme !== 'e-ink'
}
