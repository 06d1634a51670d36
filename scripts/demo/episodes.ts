import { type Article, list, p } from './article.ts'
import type { Facts } from './facts.ts'

const talks = [
  'What a strike fund is for',
  'The bus, from the driver’s seat',
  'Rent, explained by people who pay it',
  'How to run a short meeting',
  'A library on the march',
  'The cannery women',
  'Public power, twenty minutes',
  'Songs from the line',
  'What we learned at the doors',
  'Ask a treasurer',
  'Night school: who owns downtown',
  'Two nurses and a microphone',
]

/** Show notes of a podcast. */
export function makeEpisode(f: Facts, number: number): Article {
  const talk = talks[number % talks.length] ?? 'An hour of talk'
  return {
    title: `${number}. ${talk}`,
    html:
      p(
        `${f.person()} and ${f.person()} talk with ${f.person()} about ${talk.charAt(0).toLowerCase()}${talk.slice(1)}, and about ${f.workplace()}, where it all got serious. Recorded in ${f.hall()}; you can hear the radiator.`,
      ) +
      list([
        `02:10 News from the line`,
        `0${f.number(6, 9)}:${f.number(10, 59)} The guest`,
        `${f.number(21, 29)}:${f.number(10, 59)} Letters`,
        `${f.number(31, 38)}:${f.number(10, 59)} What to do this week`,
      ]) +
      p('Music by the chapter’s own brass band, who have practiced one song.'),
    tags: ['Podcast'],
    poster: { headline: 'ON AIR', line: talk, motif: 'sun' },
  }
}
