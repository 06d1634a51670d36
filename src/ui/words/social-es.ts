import { asOfTime, count } from './format.ts'
import type { SocialWords } from './social-words.ts'

const counted = (value: number, one: string, many: string) =>
  value === 1 ? `1 ${one}` : `${count('es', value)} ${many}`

export const socialEs: SocialWords = {
  comments: (value) => counted(value, 'comentario', 'comentarios'),
  likes: (value) => counted(value, 'me gusta', 'me gusta'),
  views: (value) => counted(value, 'vista', 'vistas'),
  asOf: (time, now) => {
    const text = asOfTime('es', time, now)
    return text.startsWith('el ') ? `al ${text.slice(3)}` : `hasta ${text}`
  },
  viewer: 'Fotos',
  pictureOf: (at, all) => (all === 1 ? 'Foto' : `Foto ${at} de ${all}`),
  place: (at, all) => `${at} de ${all}`,
  previous: 'Foto anterior',
  next: 'Foto siguiente',
  zoomIn: 'Ampliar',
  zoomOut: 'Ver completa',
  download: 'Descargar esta foto',
  noText: 'Nadie ha descrito esta foto.',
}
