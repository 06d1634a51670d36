import type { ChoicesRefusal } from '../../core/choices/choices-code.ts'
import type { ChoicesWords } from './choices-words.ts'
import { count } from './format.ts'

const number = (value: number) => count('es', value)
const many = (value: number, one: string, more: string) =>
  value === 1 ? `1 ${one}` : `${number(value)} ${more}`

const refusals: Record<ChoicesRefusal, string> = {
  notChoices: 'Esto no es un código de preferencias de DSA Feed.',
  posts: 'Este código lleva publicaciones, no preferencias. Léelo en Paquetes.',
  newerVersion:
    'Este código se hizo con una versión más nueva de DSA Feed. Actualiza la aplicación e inténtalo otra vez.',
  damaged: 'A este código le faltan letras o están cambiadas. Cópialo entero otra vez.',
}

export const choicesEs: ChoicesWords = {
  title: 'Tus preferencias',
  intro:
    'Puedes llevarte fuentes, idioma, aspecto, publicaciones guardadas, listas y filtros propios a otro teléfono, o de una pestaña del navegador a la aplicación instalada. Lo leído, las notas y los paquetes se quedan.',
  give: 'Llévate tus preferencias',
  withNumbers: 'Con mis propios números de ayuda legal',
  withNumbersHint: 'Son privados: quien vea el código puede leerlos.',
  make: 'Hacer el código',
  code: 'Código de tus preferencias',
  copy: 'Copiar',
  copied: 'Copiado.',
  notCopied: 'No se pudo copiar. Selecciona el código y cópialo a mano.',
  showCode: 'Mostrar como código QR',
  asFile: 'Como archivo',
  fileName: 'preferencias-dsa-feed.txt',
  give2: 'En el otro lugar abre Ajustes, Tus preferencias.',

  bring: 'Traer preferencias de otro teléfono o pestaña',
  paste: 'Pega aquí el código',
  look: 'Ver qué trae',
  chooseFile: 'Elegir su archivo',
  refused: refusals,
  failed: 'No se pudo guardar. No cambió nada.',
  will: 'Esto cambiará en este teléfono:',
  nothing: 'Ya está todo aquí. No cambiaría nada.',
  sourcesOn: (value) => (value === 1 ? 'Se activa 1 fuente' : `Se activan ${number(value)} fuentes`),
  sourcesOff: (value) => (value === 1 ? 'Se desactiva 1 fuente' : `Se desactivan ${number(value)} fuentes`),
  unknown: (value) =>
    value === 1
      ? 'Una de sus fuentes no está en la lista de esta aplicación y se omite.'
      : `${number(value)} de sus fuentes no están en la lista de esta aplicación y se omiten.`,
  settings: {
    follow: 'Fuentes',
    language: 'Idioma',
    theme: 'Colores',
    textSize: 'Tamaño del texto',
    readingFace: 'Letra para leer',
    marksOnScroll: 'Si lo que se pasa de largo cuenta como leído',
    hasShortcuts: 'Teclas sueltas',
    savesData: 'Ahorro de datos',
    fetchesAll: 'Qué fuentes se actualizan',
  },
  setting: (name) => `${name}: como está allí`,
  saved: (value) => `${many(value, 'publicación guardada', 'publicaciones guardadas')} más`,
  lists: (value) =>
    value === 1 ? '1 lista nueva o más larga' : `${number(value)} listas nuevas o más largas`,
  collections: (value) => `${many(value, 'filtro propio', 'filtros propios')} más`,
  numbers: (value) => `${many(value, 'número propio', 'números propios')} más`,
  stays: 'Lo que ya tienes aquí se queda.',
  take: 'Aplicarlas',
  leave: 'Dejarlo',
  taken: 'Aplicadas.',
}
