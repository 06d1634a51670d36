import { savesData } from '../../core/domain/saves-data.ts'
import { useAppData } from './use-app-data.ts'

/**
 * Pictures of posts take long on e-ink, and show little: there each is shown only when it is asked for. So it is where
 * data is saved.
 */
export function useShowsPictures(): boolean {
  const { settings } = useAppData()
  return settings.theme !== 'e-ink' && !savesData(settings)
}
