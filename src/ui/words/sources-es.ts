import { number, posts, sources } from './es.ts'
import type { SourcesWords } from './sources-words.ts'

export const sourcesEs: SourcesWords = {
  search: 'Busca un capítulo o periódico',
  all: 'Todas',
  none: 'Ninguna',
  allLabel: 'Todas: encender todas las fuentes',
  noneLabel: 'Ninguna: apagar todas las fuentes',
  summary: (on, all) => `${number(on)} de ${sources(all)} encendidas`,
  withOutlets: (name) => `${name} y todos sus medios`,
  onOf: (on, all) => `${number(on)} de ${number(all)} encendidas`,
  lastRefreshed: (time) => `Actualizada: ${time}`,
  neverRefreshed: 'Todavía sin actualizar',
  posts,
  held: (value, since) =>
    `${posts(value)} sin mostrar desde ${since}: puede que alguien más se haya apoderado de este sitio.`,
  heldSites: (sites) => `Llevan a sitios a los que esta fuente nunca había llevado: ${sites}.`,
  heldLanguage: (language) => `Están en otro idioma: ${language}.`,
  heldSubject: 'Casi no comparten palabras con sus otras publicaciones.',
  allowHeld: 'Mostrarlas',
  unverified: 'Sin verificar: nadie ha confirmado quién publica este feed.',
  retired: (day, reason) =>
    reason ? `Salió de la lista el ${day}: ${reason}` : `Ya no está en la lista desde el ${day}.`,
  problemSince: (sentence, since) => `${sentence} Desde ${since}.`,
  postsKept: (value) =>
    value === 1
      ? 'Su única publicación guardada se puede seguir leyendo.'
      : `Sus ${posts(value)} se pueden seguir leyendo.`,
  renamed: (title, day) => `Se llamó «${title}» hasta el ${day}.`,
  checked: (time) => `Revisada: ${time}`,
  neverChecked: 'Todavía sin revisar',
  feedChanged: (time) => `último cambio en su feed: ${time}`,
  feedsChanged: (time) => `último cambio en sus feeds: ${time}`,
  isOff: 'Apagada: no llega nada nuevo.',
  listFailing: (value) =>
    value === 1
      ? 'Una fuente de aquí no se puede actualizar en este momento. Puede que falte lo más nuevo de ella.'
      : `${sources(value)} de aquí no se pueden actualizar en este momento. Puede que falte lo más nuevo de ellas.`,
  listWhy: 'Cuáles y por qué',
  nothingFound: (text) => `No se encontró nada con «${text}».`,
  nothingOnYet:
    'Todavía no hay nada encendido. Enciende lo que quieras leer; puedes cambiarlo cuando quieras.',
  empty: 'La lista de fuentes llega con la primera actualización.',
}
