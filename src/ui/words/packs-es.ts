import type { PackRefusal } from '../../core/pack/read-pack.ts'
import { count } from './format.ts'
import type { PacksWords } from './packs-words.ts'

const number = (value: number) => count('es', value)
const posts = (value: number) => (value === 1 ? '1 publicación' : `${number(value)} publicaciones`)
const pictures = (value: number) => (value === 1 ? '1 imagen' : `${number(value)} imágenes`)

const refusals: Record<PackRefusal, string> = {
  tooLarge: 'Este archivo es más grande de lo que acepta la aplicación.',
  notAPack: 'Este archivo no se hizo con DSA Feed.',
  choices: 'Son preferencias de la aplicación, no publicaciones. Se toman en Ajustes, en «Tus preferencias».',
  newerVersion:
    'Este archivo se hizo con una versión más nueva de DSA Feed. Actualiza la aplicación y ábrelo otra vez.',
  changed: 'Cambiado: este archivo no está como se hizo. Se dañó o alguien lo alteró en el camino.',
}

export const packsEs: PacksWords = {
  title: 'Paquetes',
  intro:
    'Reúne publicaciones para un día sin red y pásalas de teléfono a teléfono en un archivo que se lee en cualquier navegador.',
  none: 'Todavía no hay paquetes',

  getReady: 'Prepárate para…',
  name: 'Para qué',
  namePlaceholder: 'Piquete, volanteo, convención…',
  day: 'Día (si lo hay)',
  days: 'Publicaciones de los últimos',
  lastDays: (value) => (value === 1 ? '1 día' : `${number(value)} días`),
  who: 'De',
  everyone: 'Todo lo que sigo',
  someOf: (value) => (value === 1 ? '1 fuente' : `${number(value)} fuentes`),
  tags: 'Solo con estas etiquetas',
  tagsHint: 'Sepáralas con comas. Déjalo vacío para todas.',
  counting: 'Contando…',
  nothingFits: 'Ninguna publicación guardada coincide.',
  size: (postCount, pictureCount, size) =>
    `${posts(postCount)} y ${pictures(pictureCount)}, unos ${size} en total.`,
  toFetch: (value, size) => `Falta bajar ${pictures(value)}, unos ${size}.`,
  nothingToFetch: 'Todo está ya en este teléfono.',
  make: 'Crear el paquete',

  gathering: (done, total) => `Bajando imágenes: ${number(done)} de ${number(total)}`,
  gatheringBegins: 'Bajando imágenes',
  pause: 'Pausar',
  resume: 'Continuar',
  paused: 'En pausa. Sus publicaciones se pueden leer; faltan algunas imágenes.',
  waitsForNetwork:
    'Ahora no hay red. Sus publicaciones se pueden leer; las imágenes llegan cuando continúes.',
  missing: (value) => `Listo. No se ${value === 1 ? 'pudo' : 'pudieron'} conseguir ${pictures(value)}.`,
  ready: 'Listo para leer sin red.',

  forDay: (day) => `Para el ${day.toLowerCase()}`,
  contains: (value) => posts(value),
  received: (isSigned) =>
    isSigned ? 'Llegó de otro teléfono, con firma' : 'Llegó de otro teléfono, sin firma',
  made: (time) => `Hecho: ${time}`,
  open: 'Abrir',
  openOf: (name) => `Abrir «${name}»`,
  update: 'Poner al día',
  updateOf: (name) => `Poner al día: «${name}»`,
  remove: 'Borrar',
  removeOf: (name) => `Borrar «${name}»`,
  removed: (name) => `Se borró el paquete «${name}». Sus publicaciones se quedan tanto como las demás.`,
  over: 'Su día ya pasó. ¿Conservarlo?',
  keep: 'Conservar',
  backToPacks: 'Todos los paquetes',
  gone: (value) => `${posts(value)} del paquete ya no ${value === 1 ? 'está' : 'están'} en este teléfono.`,

  send: 'Enviar como archivo',
  sendOf: (name) => `Enviar como archivo: «${name}»`,
  showCode: 'Mostrar como código',
  showCodeOf: (name) => `Mostrar como código: «${name}»`,
  codeFailed: 'Ahora no se pueden mostrar códigos. Abre la aplicación una vez con red e inténtalo otra vez.',
  making: (done, total) => `Haciendo el archivo: ${number(done)} de ${number(total)}`,
  makingBegins: 'Haciendo el archivo…',
  fileReady: (name, size) => `${name}, ${size}`,
  filePlaces: 'Se abre en cualquier navegador, sin aplicación y sin red.',
  withoutPictures: (value) =>
    value === 1
      ? 'Le falta 1 imagen que este teléfono no tiene.'
      : `Le faltan ${pictures(value)} que este teléfono no tiene.`,
  share: 'Compartir el archivo',
  download: 'Descargar el archivo',
  notMade: 'No se pudo hacer el archivo.',
  notShared: 'Aquí no se pudo compartir el archivo. Descárgalo.',

  fromOther: 'De otro teléfono',
  openFile: 'Abrir un archivo',
  openFileHint: 'Un archivo de DSA Feed que alguien te envió. También se puede soltar aquí.',
  chooseFile: 'Elegir un archivo',
  readCode: 'Leer un código',
  readCodeHint: 'Si otro teléfono muestra publicaciones como códigos, la cámara de este los lee, sin red.',
  readCodeButton: 'Leer un código',
  looking: 'Mirando el archivo…',
  refused: refusals,
  refusedHint: 'No se guardó nada de él. Pide el archivo otra vez.',
  unsigned: 'Sin firma',
  unsignedText:
    'Está entero, como se hizo. Nadie lo firmó, así que nada prueba que los textos sean de quienes los publican. Acéptalo solo de gente de confianza.',
  signedBy: (server, day) => `Firmado por ${server}, ${day}`,
  signedText:
    'Los textos están como en las páginas de sus fuentes la última vez que este servidor las vio cambiar. Las imágenes no llevan firma.',
  signedPart: (signed, all) =>
    `De ${posts(all)}, ${number(signed)} llevan firma; nada prueba las demás. Acéptalas solo de gente de confianza.`,
  from: (name, made) => `«${name}», hecho el ${made}`,
  holds: (postCount, pictureCount, size) => `${posts(postCount)}, ${pictures(pictureCount)}, ${size}`,
  more: (value) => `y ${number(value)} más`,
  standingNew: (value) => `${posts(value)} que este teléfono no tiene.`,
  standingSame: (value) => `${posts(value)} que ya ${value === 1 ? 'está' : 'están'} aquí.`,
  standingHeld: (value) =>
    value === 1
      ? '1 publicación que no se parece a nada de su fuente: queda retenida hasta que la permitas en Fuentes.'
      : `${number(value)} publicaciones que no se parecen a nada de sus fuentes: quedan retenidas hasta que las permitas en Fuentes.`,
  standingPictures: (value) =>
    value === 1
      ? '1 publicación que está aquí sin sus imágenes las recibe.'
      : `${number(value)} publicaciones que están aquí sin sus imágenes las reciben.`,
  standingNewer: (value) =>
    `${posts(value)} más ${value === 1 ? 'nueva' : 'nuevas'} que las del archivo anterior.`,
  standingStays: (value) =>
    value === 1
      ? '1 publicación ya llegó de su propia fuente y se queda como está.'
      : `${number(value)} publicaciones ya llegaron de su propia fuente y se quedan como están.`,
  take: 'Guardar en este teléfono',
  leave: 'No guardar',
  taking: 'Guardando…',
  taken: (value) => `Guardado. Se ${value === 1 ? 'agregó' : 'agregaron'} ${posts(value)}.`,
  failed: 'No se pudo guardar el archivo. No se guardó nada de él.',
  cameByFile:
    'Esta publicación llegó de otro teléfono y nadie la firmó. Compárala con el original; al actualizar, la publicada ocupa su lugar.',

  madeOn: (time, value) =>
    value === undefined ? `Hecho con DSA Feed el ${time}` : `${posts(value)}, hecho con DSA Feed el ${time}`,
  fileHint:
    'Este archivo funciona sin red y sin aplicación. Para guardar sus publicaciones en DSA Feed, ábrelo allí: Guardado y luego Paquetes. La aplicación también dice si está firmado; un navegador solo no puede saberlo.',
  contents: 'Contenido',
  backToContents: 'Al contenido',
  noPicture: 'imagen en la web',
  samePicture: 'la imagen de arriba',
  published: (time) => `Publicado el ${time}`,
}
