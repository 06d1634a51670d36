import { calendarDay } from './calendar-day.ts'
import { clockTime } from './format.ts'
import type { SiteSentences } from './site-problems-en.ts'

export const siteProblemsEs: SiteSentences = {
  nameNotFound: () => 'El nombre del sitio ya no existe en internet.',
  refused: () => 'El sitio rechaza las conexiones.',
  unreachable: () => 'No se llega al sitio.',
  tls: () => 'El certificado de seguridad del sitio no es válido.',
  tlsExpired: ({ expiredAt }) =>
    expiredAt === undefined
      ? 'El certificado de seguridad del sitio venció.'
      : `El certificado de seguridad del sitio venció el ${calendarDay('es', expiredAt)}.`,
  timeout: () => 'El sitio tarda demasiado en responder.',
  status: ({ status, retryAt }) => statusSentence(status, retryAt),
  tooLarge: ({ maxBytes }) => `El feed pasa de los ${Math.round(maxBytes / 1e6)} MB que aceptamos.`,
  tooManyRedirects: () => 'El sitio nos manda de una dirección a otra sin parar.',
  moved: () => 'El feed cambió de dirección, y en la nueva no hay ninguno.',
  addressNotAllowed: () => 'La dirección del feed lleva a un lugar al que nuestro servidor no va.',
  badAnswer: () => 'La respuesta del sitio está dañada.',
  emptyAnswer: () => 'El sitio envía una página vacía en vez de su feed.',
  htmlAnswer: () => 'El sitio envía una página web en vez de su feed.',
  notAFeed: ({ found }) =>
    found === 'html'
      ? 'El sitio envía una página web en vez de su feed.'
      : found === 'nothing'
        ? 'El sitio envía una página vacía en vez de su feed.'
        : 'Lo que envía el sitio no es un feed.',
  unreadable: ({ inPart }) =>
    inPart
      ? 'El feed está cortado. Lo que se pudo leer está aquí.'
      : 'El feed está demasiado dañado para leerlo.',
}

function statusSentence(status: number, retryAt?: number): string {
  const again = retryAt === undefined ? '' : ` Pide que volvamos después de las ${clockTime(retryAt)}.`
  if (status === 404) return 'El feed ya no está en su dirección.'
  if (status === 410) return 'El sitio retiró su feed para siempre.'
  if (status === 401 || status === 403) return 'El sitio les niega su feed a robots como nuestro servidor.'
  if (status === 429) return `El sitio nos pide ir más despacio.${again}`
  if (status >= 500) return `El sitio tiene problemas propios.${again}`
  return `Lo que responde el sitio no es un feed (respuesta ${status}).`
}
