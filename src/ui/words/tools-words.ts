import { count, type Language } from './format.ts'
import { useWords } from './words.ts'

export const toolsEn = {
  markAbove: 'Mark everything above as read',
  marked: (value: number) => `${value === 1 ? '1 post' : `${count('en', value)} posts`} marked as read.`,
  pull: 'Pull to refresh',
  letGo: 'Let go to refresh',
}

export const toolsEs: typeof toolsEn = {
  markAbove: 'Marcar lo de arriba como leído',
  marked: (value) =>
    value === 1
      ? '1 publicación marcada como leída.'
      : `${count('es', value)} publicaciones marcadas como leídas.`,
  pull: 'Jala para actualizar',
  letGo: 'Suelta para actualizar',
}

const catalogs: Record<Language, typeof toolsEn> = { en: toolsEn, es: toolsEs }

/** The sentences of the timeline's tools, which come after the first screen. */
export function useToolsWords(): typeof toolsEn {
  return catalogs[useWords().language]
}
