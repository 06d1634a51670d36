import type { PagesWords } from './pages-words.ts'
import { writtenDay } from './written-day.ts'

export const pagesEs: PagesWords = {
  title: 'Páginas guardadas',
  intro:
    'Manuales, derechos y guías de los sitios de quienes publican, para leer sin red. Cada una se vuelve a traer una vez por semana.',
  kinds: {
    rights: 'Conoce tus derechos',
    faq: 'Preguntas y respuestas',
    handbook: 'Manual',
    guide: 'Guía',
    about: 'Quiénes son',
  },
  own: 'Guardadas por ti',
  listed: 'De quienes sigues',
  others: 'Todavía en este teléfono',
  none: 'Todavía no hay páginas guardadas',
  noneHint:
    'Pega la dirección de una página que quieras tener a mano, como el manual de tu capítulo. Se queda en este teléfono hasta que la quites.',

  address: 'Dirección de una página',
  addressHint: 'Del sitio de alguien que publica en esta aplicación.',
  more: 'Guardar otra página de su sitio',
  keepFrom: 'Guardar una página de su sitio',
  keep: 'Guardar página',
  keeping: 'Trayendo…',
  kept: (title) => `Se guardó «${title}».`,
  keepForGood: 'Guardar para siempre',

  says: (day) => `La página dice ${writtenDay('es', day)}`,
  fetched: (time) => `Traída: ${time}`,
  notYet: 'Todavía no está en este teléfono',
  failing: (since, of) =>
    `No se pudo volver a traer desde ${since}. Este es su texto ${`de ${of}`.replace(/^de el /, 'del ')}.`,
  withdrawn: 'Ya no está en la lista de esta aplicación.',

  remove: 'Quitar',
  removeOf: (title) => `Quitar «${title}»`,
  removed: (title) => `Se quitó «${title}».`,
  update: 'Comprobar ahora',
  updating: 'Comprobando…',
  updated: 'Este es su texto de ahora.',
  missing: 'Esta página no está en este teléfono',
  missingHint: 'Tráela una vez con red y después se puede leer sin ella.',
  fetchNow: 'Traerla ahora',
  contents: 'En esta página',
  toPages: 'A las páginas guardadas',

  problems: {
    notAnAddress: 'Esto no es la dirección de una página web.',
    pageNotAllowed:
      'Nuestro servidor solo trae páginas de quienes publican en esta aplicación, y esta no es de nadie de la lista.',
    notAPage: 'Lo que hay en esta dirección no es una página web.',
    nothingReadable: 'En esta página no se encontró texto para leer.',
    pageBusy: 'Nuestro servidor tiene demasiado trabajo ahora. Prueba otra vez en un minuto.',
    emptyAnswer: 'El sitio envía una página vacía.',
  },
  tooLarge: (megabytes) =>
    `Esta página es demasiado grande para guardarla: un teléfono acepta hasta ${megabytes} MB.`,
  status: (status) => {
    if (status === 404 || status === 410) return 'Ya no hay ninguna página en esta dirección.'
    if (status === 401 || status === 403) return 'El sitio no entrega esta página.'
    return status >= 500
      ? 'El sitio tiene problemas propios.'
      : `El sitio no entrega esta página (respuesta ${status}).`
  },
}
