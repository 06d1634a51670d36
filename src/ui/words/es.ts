import type { PublisherKind } from '../../core/domain/publisher.ts'
import type { ProblemSentences } from './en.ts'
import { count, inWords } from './format.ts'
import type { Words } from './words.ts'

export const number = (value: number) => count('es', value)
export const posts = (value: number) => (value === 1 ? '1 publicación' : `${number(value)} publicaciones`)
const and = (names: string[]) => inWords(names, 'y')
export const sources = (value: number) => (value === 1 ? '1 fuente' : `${number(value)} fuentes`)

const problems: ProblemSentences = {
  offline: () => 'Este teléfono no tiene conexión.',
  serverUnreachable: () => 'No se llega al servidor. Revisa la conexión.',
  serverTimeout: () => 'La conexión está demasiado lenta ahora. Actualiza más tarde.',
  serverStatus: ({ status }) =>
    `Nuestro servidor tiene problemas (respuesta ${status}). Actualiza más tarde.`,
  captivePortal: () =>
    'Este wifi muestra su propia página en vez de internet. Inicia sesión en el navegador y actualiza.',
  serverAnswer: () =>
    'Nuestro servidor envió algo que esta versión no entiende. Cierra la aplicación y ábrela otra vez.',
  storageFull: () =>
    'El teléfono está lleno. Libera espacio y actualiza; lo guardado se puede seguir leyendo.',
  storageRefused: () =>
    'Esta ventana no puede guardar publicaciones, como pasa en muchas ventanas privadas. Abre DSA Feed en una ventana normal.',
  storageNewer: () =>
    'Aquí ya se usó una versión más nueva de DSA Feed. Cierra todas sus ventanas y ábrela otra vez.',
  storageFailed: () => 'Falló el almacenamiento del teléfono. Cierra la aplicación y ábrela otra vez.',
}

const kinds: Record<PublisherKind, string> = {
  national: 'Nacional',
  chapter: 'Capítulos',
  ydsa: 'YDSA',
  publication: 'Periódicos y revistas',
  podcast: 'Pódcasts',
  project: 'Proyectos',
  allied: 'Aliadas',
}

export const es: Words = {
  language: 'es',
  appName: 'DSA Feed',
  version: (version) => `Versión ${version}`,
  skipToContent: 'Ir a las publicaciones',
  nav: {
    label: 'Principal',
    front: 'Portada',
    timeline: 'Cronología',
    saved: 'Guardado',
    sources: 'Fuentes',
    settings: 'Ajustes',
  },
  titles: {
    timeline: 'Cronología',
    saved: 'Guardado',
    sources: 'Fuentes',
    settings: 'Ajustes',
    post: 'Publicación',
    notFound: 'Aquí no',
  },

  refresh: 'Actualizar',
  cancel: 'Parar',
  undo: 'Deshacer',
  close: 'Cerrar',
  status: {
    refreshing: (done, total) => `Actualizando ${number(done)} de ${number(total)}`,
    connecting: 'Actualizando',
    upToDate: (time) => `Al día, ${time}`,
    asOf: (time) => `Hasta ${time}`,
    offline: (time) => `Sin conexión. Al día hasta ${time}`,
    offlineEmpty: 'Sin conexión. No hay nada guardado.',
    failed: (time) => `No se pudo actualizar. Publicaciones hasta ${time}`,
    failedEmpty: 'No se pudo actualizar. No hay nada guardado.',
    cancelled: (time) => `En pausa. Publicaciones hasta ${time}`,
    cancelledEmpty: 'En pausa. Actualiza cuando quieras.',
    someFailed: (failed) =>
      failed === 1 ? '1 fuente no se pudo actualizar' : `${number(failed)} fuentes no se pudieron actualizar`,
    someHeld: (value) =>
      `Hay publicaciones nuevas de ${sources(value)} que parecen extrañas y están retenidas`,
    never: 'Todavía sin actualizar',
  },

  welcome: {
    title: 'Todos los capítulos. Un solo lugar. Sin red.',
    text: 'Síguelos todos ahora y apaga los que no necesites, o elige primero tus capítulos. Nada de lo que elijas sale de este teléfono.',
    followAll: 'Seguir todo',
    choose: 'Elegir capítulos',
    bring: 'Traer tus preferencias de otro teléfono o pestaña',
  },

  timeline: {
    noPosts: 'Todavía no hay publicaciones',
    noPostsWhileRefreshing: 'Ya vienen las primeras publicaciones.',
    noPostsOffline:
      'Conéctate una vez y las publicaciones estarán aquí cuando las necesites, sin ninguna red.',
    noPostsFollowed: 'Las fuentes que tienes encendidas todavía no tienen publicaciones.',
    nothingOn: 'No hay ninguna fuente encendida.',
    chooseSources: 'Elegir fuentes',
    showMore: 'Ver más',
    showLess: 'Ver menos',
    showMoreOf: (title) => `Ver más de «${title}»`,
    showLessOf: (title) => `Ver menos de «${title}»`,
    undated: 'Sin fecha',
    newPosts: (value) => (value === 1 ? '1 publicación nueva' : `${number(value)} publicaciones nuevas`),
    manyNewPosts: (value) => `Más de ${number(value)} publicaciones nuevas`,
    end: (value, unread) =>
      `Eso es todo: ${posts(value)}${unread === 0 ? '' : `, ${number(unread)} sin leer`}.`,
    unread: 'Sin leer',
    noDate: 'sin fecha',
    edited: (time) => `editada ${time}`,
    removed: 'la retiró quien la publicó',
    untitled: (publisher, start) => `${publisher}: ${start}`,
    audio: 'Audio',
    video: 'Video',
    alsoBy: (names, more) =>
      `También de ${more === 0 ? and(names) : `${names.join(', ')} y ${number(more)} más`}`,
  },

  filter: {
    button: 'Filtrar',
    title: 'Mostrar solo',
    inUse: 'Filtros en uso',
    remove: (name) => `Quitar filtro: ${name}`,
    publisher: 'Quién publica',
    state: 'Estado',
    kind: 'Tipo',
    language: 'Idioma',
    tag: 'Etiqueta',
    any: 'Todo',
    audio: 'Con audio',
    show: 'Ver publicaciones',
    clear: 'Quitar filtros',
    nothing: 'Nada coincide con estos filtros',
    nothingHint: 'Quita uno de ellos, o quítalos todos.',
  },

  keys: {
    title: 'Teclas',
    next: 'Publicación siguiente',
    previous: 'Publicación anterior',
    open: 'Abrir la publicación',
    filter: 'Ir al filtro',
    help: 'Mostrar estas teclas',
    hint: 'Se pueden apagar en Ajustes.',
  },

  post: {
    alsoBy: 'El mismo comunicado, de',
    minutes: (value) => `${number(value)} min de lectura`,
    by: (names) => `Por ${names}`,
    original: (site) => `Original en ${site}`,
    truncated: 'Este feed solo trae el comienzo del texto. El resto está en el sitio de quien lo publica.',
    share: 'Compartir',
    copied: 'Dirección copiada',
    copyFailed: 'No se pudo copiar la dirección. Aquí está:',
    back: 'Volver',
    loading: 'Abriendo…',
    missing: 'Esta publicación no está en este teléfono.',
    missingHint: 'Puede llegar con la próxima actualización, si su fuente está encendida.',
    missingBody: 'El texto de esta publicación no está guardado. Actualiza una vez con red.',
    edited: (time) => `Editado ${time}`,
    embed: (site) => `Abrir en ${site} (necesita red)`,
    enclosure: (title, size) => (size ? `${title} (${size}, necesita red)` : `${title} (necesita red)`),
    audioFile: 'Escuchar',
    videoFile: 'Ver',
    otherFile: 'Archivo adjunto',
    unknownSource: 'Una fuente que ya no está en la lista',
    showPicture: 'Ver imagen',
    showPictureOf: (text) => `Ver imagen: ${text}`,
    pictureFailed: 'No se pudo cargar la imagen. Reintentar',
    imageNeedsNetwork: 'La imagen no está guardada. Necesita red.',
  },

  update: { ready: 'Hay una versión nueva.', use: 'Usarla ya', later: 'Después' },
  notFound: { text: 'No hay nada en esta dirección.', home: 'A la cronología' },
  crash: {
    title: 'Algo salió mal',
    text: 'Tus publicaciones están a salvo. Abre la aplicación otra vez.',
    reload: 'Abrir otra vez',
  },
  kinds,
  problems,
}
