import { number, posts } from './es.ts'
import type { ReadyWords } from './ready-words.ts'

const pictures = (value: number) => (value === 1 ? '1 imagen' : `${number(value)} imágenes`)
const missing = (value: number) => `${value === 1 ? 'Falta' : 'Faltan'} ${pictures(value)}`

export const readyEs: ReadyWords = {
  old: 'Tiene más de un día.',
  refreshOld: 'Más de un día: actualiza',
  refreshAgain: 'Actualizar otra vez',
  title: 'Sin red',
  tabOnly: 'En esta pestaña, solo siete días: cómo conservarlo',
  fetching: (done, total) => `${number(done)} de ${pictures(total)}`,
  ready: (time) => `Listo, ${time}`,
  appMissing: 'Aún no listo: falta guardar la aplicación',
  textsMissing: (value) => `Aún no listo: faltan ${value === 1 ? '1 texto' : `${number(value)} textos`}`,
  picturesMissing: missing,
  sourcesFailed: (value) =>
    value === 1 ? 'Aún no listo: falló 1 fuente' : `Aún no listo: fallaron ${number(value)} fuentes`,
  unchecked: 'Aún sin comprobar',
  checked: (time) => `Cada archivo se leyó y se comparó: ${time}.`,
  app: ({ missingFiles }) =>
    missingFiles === undefined
      ? 'La aplicación todavía no está guardada.'
      : missingFiles === 0
        ? 'La aplicación está guardada.'
        : `De la aplicación faltan ${number(missingFiles)} archivos. Hace falta abrirla una vez con red.`,
  texts: ({ missingTexts }) =>
    missingTexts === 0
      ? 'El texto de cada publicación está guardado.'
      : `Falta el texto de ${posts(missingTexts)}.`,
  pictures: (count, size) => `${pictures(count)} en este teléfono: ${size}.`,
  missing: (value) => `${missing(value)}; se pueden traer con red.`,
  lost: (value) => `${missing(value)} que quien publica ya no ofrece.`,
  savesData: 'Para ahorrar datos, solo se traen de antemano las imágenes de lo guardado.',
  full: 'Este teléfono está lleno: se guardan menos imágenes para que quepan los textos.',
  missingIn: 'Faltan imágenes o textos en',
  fetch: 'Traer lo que falta',
  check: 'Comprobar de nuevo',
  stop: 'Detener',
  notWhole: 'Faltan imágenes',
  cleared: {
    title: 'Este teléfono borró lo guardado',
    lost: 'Ya no están las publicaciones ni las imágenes, y tampoco lo tuyo: capítulos elegidos, publicaciones guardadas, listas, notas, números y páginas propias, paquetes. El teléfono lo hace cuando le falta espacio o cuando la aplicación lleva mucho sin abrirse.',
    toDo: 'Con red, actualiza: las publicaciones y las imágenes vuelven. Lo tuyo solo vuelve de lo que sacaste antes de aquí: lo elegido, lo guardado y las listas, por código o archivo; los paquetes, por el archivo que enviaste. Las notas no vuelven.',
    keep: 'Pedir al teléfono que lo conserve',
    kept: 'El teléfono prometió no borrarlo por su cuenta.',
    notKept:
      'El teléfono no promete nada. Una aplicación instalada que se abre a menudo es lo último que borra.',
    install: 'Cómo instalar',
    understood: 'Entendido',
    maybe:
      'Aquí no hay nada guardado. Si antes había publicaciones, el teléfono borró todo sin dejar nada que lo diga. Con red, actualiza: las publicaciones vuelven; lo tuyo, solo de un código o archivo hecho antes.',
  },
  budget: 'Espacio para imágenes',
  budgetHint:
    'Primero van las de las publicaciones más nuevas. Las de lo guardado, en listas o con notas se quedan siempre.',
}
