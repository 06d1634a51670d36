const mostNamed = 4

const posts = (count: number) => (count === 1 ? '1 new post' : `${count} new posts`)

/** What notifications say. */
export const noticeEn = {
  app: 'DSA Feed',
  posts,
  one: (publisher: string, title: string) => (publisher ? `${publisher}: ${title}` : title),
  postsOf: (count: number, publisher: string) => `${publisher}: ${posts(count)}`,
  postsFrom: (count: number, chapters: number) => `${posts(count)} from ${chapters} chapters`,
  names: (names: readonly string[]) => {
    const named = names.slice(0, mostNamed).join(', ')
    return names.length > mostNamed ? `${named} and ${names.length - mostNamed} more` : named
  },
  unfetched: 'New posts are there, but they couldn’t be fetched. Open the app to try again.',
  held: (count: number) => `${posts(count)} waiting for you.`,
  nothing: 'Nothing new that you asked to be told of.',
  pack: (name: string) => `Tomorrow: ${name}. Look whether the pack is ready.`,
  packUnnamed: 'One of your packs is for tomorrow.',
  test: 'This is how a notification looks.',
}
