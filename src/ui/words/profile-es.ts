import type { PublisherKind } from '../../core/domain/publisher.ts'
import { calendarNames } from './calendar-names.ts'
import { count } from './format.ts'
import { profileEn } from './profile-en.ts'
import { writtenDay } from './written-day.ts'

const number = (value: number) => count('es', value)
const posts = (value: number) => (value === 1 ? '1 publicación' : `${number(value)} publicaciones`)
const feeds = (value: number) => (value === 1 ? '1 feed' : `${number(value)} feeds`)
const month = (time: number) =>
  `${calendarNames.es.months[new Date(time).getMonth()]} de ${new Date(time).getFullYear()}`

const kinds: Record<PublisherKind, string> = {
  national: 'Organismo nacional',
  chapter: 'Capítulo',
  ydsa: 'YDSA',
  publication: 'Periódico o revista',
  podcast: 'Pódcast',
  project: 'Proyecto',
  allied: 'Organización aliada',
}

const reasons: Record<PublisherKind, string> = {
  national: 'Está en la lista como organismo nacional de DSA.',
  chapter: 'Está en la lista como capítulo de DSA.',
  ydsa: 'Está en la lista como parte de YDSA, la sección juvenil de DSA.',
  publication: 'Está en la lista como periódico o revista de la propia DSA.',
  podcast: 'Está en la lista como pódcast de la propia DSA.',
  project: 'Está en la lista como proyecto de un capítulo.',
  allied: 'Está en la lista como organización cercana a DSA.',
}

export const profileEs: typeof profileEn = {
  title: 'Perfil',
  kinds,
  partOf: 'Parte de',
  toPosts: 'Publicaciones',
  follow: (name) => `Seguir a ${name}`,
  followFamily: (name) => `Seguir a ${name} y todos sus medios`,
  oneByOne: 'Elegir uno por uno',
  noFeed: 'Todavía no se le conoce un feed propio, así que aquí no hay nada que seguir.',
  join: 'Unirse',
  joinDsa: 'Unirse a DSA',

  outlets: 'Medios y proyectos',
  bodies: 'Comités y medios',
  sections: 'Secciones y medios',

  activity: 'Cada cuánto publica',
  activityTotal: (value) => `${posts(value)} en los últimos 12 meses.`,
  activityMost: (time, value) => `El mes con más fue ${month(time)}: ${number(value)}.`,
  activitySince: (time) => `Lo guardado llega hasta ${month(time)}.`,
  activityNone: 'En este teléfono no hay ninguna publicación suya de los últimos 12 meses.',
  activityStored:
    'Contadas en este teléfono. Un feed solo trae lo más nuevo: en los meses viejos pueden faltar algunas.',
  activityTable: 'Publicaciones por mes',
  activityMonth: 'Mes',
  activityPosts: 'Publicaciones',
  activityUnknown: 'sin guardar',
  month,

  platforms: 'En otros lugares',
  platformNames: profileEn.platformNames,
  openOn: (platform) => `Abrir en ${platform}`,
  planned: 'En planes. Todavía no está ahí.',
  followed: 'Ya sigues esto aquí: llega por su feed.',
  followable: 'Se puede seguir aquí: enciéndelo arriba.',
  noFeedFrom: (platform) => `No se puede seguir aquí: ${platform} no ofrece ningún feed.`,
  accountFor: (platform) =>
    `No se puede seguir aquí: ${platform} no ofrece ningún feed y muestra poco a quien no tiene cuenta.`,
  notYetFrom: (platform) =>
    `Todavía no se sigue aquí. ${platform} tiene feeds, pero la dirección de este no está en la lista.`,

  contact: 'Contacto',
  email: 'Correo',
  press: 'Prensa',

  notes: 'Conviene saber',
  asOf: (day) => `Al ${day}.`,
  source: 'Fuente:',

  listed: 'Por qué está en la lista',
  reasons,
  listedBy: 'Lo decidieron:',
  listedOn: (day) => `En la lista desde el ${day}.`,
  listedUnknown: 'La lista no dice quién lo decidió ni cuándo.',
  noMore: 'Es todo lo que la lista sabe por ahora.',

  feeds: 'Feeds',
  feedsWell: (value) => (value === 1 ? 'Su feed responde' : `Los ${feeds(value)} responden`),
  feedsTrouble: (trouble, value) => `${number(trouble)} de ${feeds(value)} con problemas`,

  posts: 'Publicaciones',
  noPosts: 'Todavía no hay publicaciones suyas en este teléfono.',
  noPostsOff:
    'No hay publicaciones suyas en este teléfono. Enciende sus feeds y llegarán con la próxima actualización.',
  more: 'Publicaciones anteriores',
  all: (value) => `Eso es todo lo suyo: ${posts(value)}.`,

  day: (day) => writtenDay('es', day),
}
