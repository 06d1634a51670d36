import { number, posts } from './es.ts'
import type { ProposeWords } from './propose-words.ts'

export const proposeEs: ProposeWords = {
  title: 'Proponer un capítulo',
  text: '¿Falta un capítulo o un periódico? Da la dirección de su feed. La aplicación mira, en este teléfono, qué haría con él y escribe la entrada para la lista. No se envía nada a nadie hasta que tú lo envíes.',
  address: 'Dirección del feed',
  addressHint: 'Muchas veces es la dirección del sitio con /feed al final. Nuestro servidor va a buscarlo.',
  look: 'Mirarlo',
  looking: 'Mirando…',
  file: 'Elegir el feed como archivo',
  fileHint:
    'Abre la dirección del feed en el navegador, guarda la página como archivo y elígelo aquí o suéltalo sobre esta página.',
  paste: 'Pegar el texto del feed',
  pasteHint:
    'Abre la dirección del feed en el navegador, o pide a alguien que te mande el texto; selecciónalo todo, cópialo y pégalo aquí. Para esto no hace falta conexión.',
  lookAtText: 'Mirar el texto',
  listed: (title) => `Ya está en la lista, como ${title}.`,
  fit: 'Puede entrar en la lista.',
  notFit: 'Así como está no puede entrar en la lista:',
  faults: {
    noItems: () => 'No tiene publicaciones.',
    noDates: () => 'Ninguna de sus publicaciones tiene una fecha posible.',
    stale: (day) => `La más nueva, del ${day}, tiene más de dos años.`,
    damaged: () => 'Se corta a la mitad; esto es lo que vino antes.',
  },
  facts: (items, pictures, cut) =>
    `${posts(items)}, ${number(pictures)} con imagen, ${number(cut)} con el texto cortado.`,
  undated: (value) => `${posts(value)} sin fecha.`,
  language: (name) => `Idioma: ${name}.`,
  newest: 'Lo más nuevo, como lo mostraría la aplicación',
  picture: 'imagen',
  about: 'Sobre quien publica',
  name: 'Nombre',
  kind: 'Tipo',
  state: 'Estado, dos letras, si tiene',
  entry: 'Entrada para la lista',
  copy: 'Copiar',
  copied: 'Se copió.',
  notCopied: 'No se pudo copiar. Elige el texto y cópialo desde el menú del navegador.',
  share: 'Compartir',
  whoRuns: (host) => `quien se encarga de ${host}`,
  write: 'Escribir el correo',
  openPage: (host) => `Abrir ${host}`,
  whom: (to) =>
    `Envíala a ${to} y di cómo sabes que el feed es del capítulo. Esa persona agrega las dos partes a su lista (public/catalog.json) y quita «unverified» cuando lo haya comprobado. Todos los teléfonos la tendrán con su próxima actualización.`,
  needsAddress: 'Da también, arriba, la dirección del feed: la entrada tiene que nombrarla.',
  problems: {
    notAnAddress: 'Eso no es una dirección de internet.',
    notInCatalog:
      'Nuestro servidor solo busca feeds de sitios que están en su lista, para que nadie lo use para llegar a otros. Da el feed como archivo.',
    busy: 'Nuestro servidor tiene demasiado que hacer en este momento. Prueba dentro de un minuto.',
  },
}
