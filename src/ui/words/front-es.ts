import { gainMs, longWords, lossMs } from '../../core/domain/front-page.ts'
import { count } from './format.ts'
import type { FrontWords } from './front-words.ts'

const number = (value: number) => count('es', value)
const hours = (ms: number) => number(ms / 3_600_000)

export const frontEs: FrontWords = {
  title: 'Portada',
  top: 'Lo principal',
  why: '¿Por qué esta nota?',
  whyRules: `Abre la nota más nueva: tener imagen cuenta como ser ${hours(gainMs)} horas más nueva, un texto de ${number(longWords)} palabras o más también, y cada otra publicación de la misma organización o medio, como ser ${hours(lossMs)} horas más vieja; lo que tú lees no cuenta para nada.`,
  whyThis: (picture, words) => {
    if (words === undefined)
      return picture
        ? 'Esta tiene imagen.'
        : 'Esta no tiene ninguna de las dos cosas: abre por ser tan nueva.'
    return picture
      ? `Esta tiene imagen y ${number(words)} palabras.`
      : `Esta tiene ${number(words)} palabras.`
  },
  read: 'leída',
  newer: 'Hay notas más nuevas',
  all: 'Ver todo',
  allOf: (title) => `Ver todo de «${title}»`,
  remove: 'Quitar',
  removeOf: (title) => `Quitar «${title}» de la portada`,
  removed: (title) => `«${title}» ya no está en la portada.`,
  emptyOwn: 'Por ahora no hay nada así.',
  byPublisher: 'Lo último de cada quien',
  morePublishers: 'Ver más',
  put: 'Poner esto en la portada',
  name: 'Cómo llamarlo ahí',
  putButton: 'Poner ahí',
  isThere: (title) => `«${title}» está en la portada.`,
  noCollection: 'Esa colección no existe.',
  toFront: 'A la portada',
  emptyCollection: 'En este teléfono no hay ninguna de sus publicaciones.',
}
