import type { NoticeWords } from './notice-words.ts'

const mostNamed = 4

const posts = (count: number) => (count === 1 ? '1 publicación nueva' : `${count} publicaciones nuevas`)

export const noticeEs: NoticeWords = {
  app: 'DSA Feed',
  posts,
  one: (publisher, title) => (publisher ? `${publisher}: ${title}` : title),
  postsOf: (count, publisher) => `${publisher}: ${posts(count)}`,
  postsFrom: (count, chapters) => `${posts(count)} de ${chapters} capítulos`,
  names: (names) => {
    const named = names.slice(0, mostNamed).join(', ')
    return names.length > mostNamed ? `${named} y ${names.length - mostNamed} más` : named
  },
  unfetched:
    'Hay publicaciones nuevas, pero no se pudieron descargar. Abre la aplicación para intentarlo otra vez.',
  held: (count) =>
    count === 1 ? 'Te espera 1 publicación nueva.' : `Te esperan ${count} publicaciones nuevas.`,
  nothing: 'No hay nada nuevo de lo que pediste que te avisáramos.',
  pack: (name) => `Mañana: ${name}. Revisa si el paquete está listo.`,
  packUnnamed: 'Uno de tus paquetes es para mañana.',
  test: 'Así se ve una notificación.',
}
