import { type Article, h2, link, list, p, quote, type Template } from './article.ts'
import type { Facts } from './facts.ts'

/** Paragraphs of a long read, by section; a post takes some of each, in order, so that no two are alike. */
const sections: { title: string; texts: ((f: Facts) => string)[] }[] = [
  {
    title: 'How it began',
    texts: [
      (f) =>
        `In the winter of that year ${f.place} had ${f.number(4, 9)} landlords with more than a thousand homes each and one inspector with a car. ${f.person()} kept a notebook of every call to the office. When the notebook was full she bought another, and when the second was full she knocked on the door across the hall.`,
      (f) =>
        `Nobody called it organizing. People on ${f.street()} had looked after one another’s children for years, lent ladders, driven each other to dialysis. What was new was a list, and a ${f.day()} on which everyone on the list came to the same kitchen.`,
      (f) =>
        `The first meeting had ${f.number(7, 13)} people and two opinions. Half wanted to write a letter. Half wanted to stop paying. They wrote the letter, and it is worth remembering that they were right to: when the answer came, on good paper and with nothing in it, the other half had become everybody.`,
      (f) =>
        `Before it was a campaign it was a ladder. It belonged to ${f.person()}, it lived in the stairwell of ${f.number(100, 990)} ${f.street()}, and everyone who borrowed it had to say what for. After a year she knew every leak in the building.`,
      (f) =>
        `On the wall of ${f.hall()} hangs a sheet of brown paper with ${f.number(40, 120)} names on it, most of them in pencil. Visitors take it for a guest book. It is the whole history of what follows, in the order in which people stopped being afraid.`,
      (f) =>
        `“You should write about the part where nothing happens,” ${f.person()} told me, “because that’s when it happened.” So this begins with a ${f.day()} in February on which eleven people waited for a landlord who did not come.`,
      (f) =>
        `We tell such beginnings as if someone had planned them. ${f.person()}, who was there, says that the plan was soup. There was a pot of it, it would not keep, and so people were asked in.`,
    ],
  },
  {
    title: 'What the company said',
    texts: [
      () =>
        `A company speaks in two voices. One is on the telephone, apologetic and new every month, and cannot find your account. The other comes by certified mail. Learning to answer the second without shouting at the first is a skill, and it can be taught in an evening.`,
      (f) =>
        `The offer, when it came, was for ${f.number(5, 9)} families out of ${f.number(40, 88)}. New stoves, a month free, and a page to sign that nobody would speak of it. It was a clever offer. It was read aloud in the courtyard, clause by clause, in three languages, and folded into a paper boat by somebody’s son.`,
      () =>
        `There is a word in such letters that deserves attention: “reasonable.” Reasonable notice, reasonable wear, reasonable efforts. It is never said who holds the ruler. A union, among other things, is a way to get one’s own hand on the ruler.`,
      (f) =>
        `Then came the consultant. He was paid, we later learned from the filing, ${f.number(300, 450)} dollars an hour to explain to people who earn ${f.number(14, 19)} that outsiders were using them. The outsiders in question had brought folding tables.`,
    ],
  },
  {
    title: 'The middle, which is long',
    texts: [
      () =>
        `Most of any campaign is its middle, and nobody photographs it. It is a phone list with half the numbers wrong. It is the third meeting in a row about the date of the rally. It is one person who has stopped coming, and another who notices, and goes to see her, and learns about the surgery.`,
      (f) =>
        `We made mistakes that can be named. We met on ${f.day()}s because it suited the committee, and lost the night shift. We translated leaflets and not conversations. We let ${f.number(2, 4)} people do everything because they did it well, until they could not.`,
      (f) =>
        `What helped was dull. A sheet on the wall with every task and a name beside it. Childcare at every meeting, paid. Ending on time. ${f.person()} had a kitchen timer shaped like a tomato, and the tomato was obeyed as no chair has ever been.`,
      () =>
        `People ask how to keep going. The honest answer is that you do not, not all at once. You take turns. A movement is among other things a schedule by which tired people rest without anything being dropped.`,
      (f) =>
        `By spring ${f.number(60, 90)} of every hundred households had someone in the phone tree. It was tested on the night of the burst pipe: ${f.number(11, 26)} minutes from the first call to buckets on every floor. Nobody in the building has spoken of “the phone tree” since; they just say “us.”`,
    ],
  },
  {
    title: 'A little arithmetic',
    texts: [
      (f) =>
        `Take one floor. ${f.number(9, 14)} doors, at an average of ${f.number(11, 19)} hundred dollars a month, is more each year than the building’s whole assessed value in ${f.number(1986, 1998)}. Nobody on the floor had ever added it up, because each of them had only ever seen one check. Adding it up took four minutes, on the back of a menu, and was worth a year of speeches.`,
      (f) =>
        `Then take the other side of the ledger: a roof patched in ${f.number(2, 5)} places, a boiler from ${f.number(1971, 1989)}, one man with a van for ${f.number(6, 14)} addresses. He was sent to us once to ask who was behind all this. He stayed for coffee. He had not had a raise since the van was new.`,
      () =>
        `There is an honest case on the other side and it should be made. Taxes rose. Insurance rose faster. A small owner with one building and one bad tenant can be ruined, and we know some. But the letters did not come from a small owner. They came from a fund, whose own brochure, which anyone can order, promises its investors eleven percent and calls our hallways “a durable stream.”`,
      (f) =>
        `Put the two columns side by side and the demand writes itself. It was never “cheap.” It was: show us. Open the books, and if the roof costs what you say, ${f.number(60, 120)} of us will hold the ladder. They did not open the books. In bargaining, a closed book is an answer.`,
    ],
  },
  {
    title: 'What we would do again, and not',
    texts: [
      () =>
        `Again: the welcome table, every time, with someone at it who likes people. Again: reading the lease aloud, because hearing it makes it strange, and what is strange can be changed. Again: singing, badly. It is hard to be frightened in the middle of a verse.`,
      (f) =>
        `Not again: the group chat with ${f.number(160, 480)} people in it. It was where rumors went to breed. Three announcements a week on paper under the door did more, and did not wake anyone at two in the morning.`,
      (f) =>
        `Again, and sooner: asking for help. The nurses at ${f.workplace()} had been through a campaign the year before and would have lent us every form they had. We asked in month seven. “What took you so long?” said ${f.person()}, and handed over a binder with a cat on the cover.`,
      () =>
        `Not again: waiting for the perfect demand. We spent six weeks on the wording of the fourth point, and in the end it was settled in a stairwell in the time it takes to carry a couch from the second floor to the street.`,
    ],
  },
  {
    title: 'A note on who does the work',
    texts: [
      () =>
        `Look at who stacks the chairs. In every organization I have belonged to it has been possible to predict next year’s trouble from who stacks the chairs this year.`,
      (f) =>
        `${f.person()} cleans offices from ten at night to six. She has never spoken at a rally. She knows which floors have lights on and whose they are, who is about to be let go because the boxes have come, and which of the guards sings. When people say that information is power they do not usually mean her. They should.`,
      () =>
        `Care is work before it is love, though it may be both. Anyone who has turned a grown man in a hospital bed knows in the shoulders what the word “labor” means. The budget has a line for the bed.`,
    ],
  },
  {
    title: 'Where it stands',
    texts: [
      (f) =>
        `The agreement runs to ${f.number(14, 29)} pages and will be broken, as agreements are; it has a clause for that, and the clause has teeth. Rents go up ${f.number(2, 4)} percent this year and no more. There is a committee, with a key to the boiler room.`,
      (f) =>
        `Is it socialism? A journalist asked ${f.person()} on the steps. It is a boiler, she said. Then she thought, and said: ask who has the key.`,
      () =>
        `What remains when the banner is rolled up is people who have done a hard thing together and know now that they can. It does not show in a photograph. It will show the next time.`,
      (f) =>
        `There are ${f.number(30, 90)} other buildings with the same owner. We have the list. If yours is on it, or you would like to help find out, ${link('the tenant desk', 'tenants')} is open ${f.day()}s from ${f.time()}, and there is usually soup.`,
    ],
  },
]

const voices = [
  'We were never brave. We were just finally in the same room.',
  'I had a lease. Now I have neighbors.',
  'Write it down, I said. If it is written down it happened.',
  'My mother asked what I do at those meetings. I said: mostly chairs.',
]

const titles = [
  'Soup',
  'The tomato timer',
  'Minutes from across the hall',
  'The year of the ladder',
  'Ask for the ruler',
  'What the phone tree knew',
  'Who has the key',
  'The soup, the list, the boiler',
  'What a building learned',
  'A long winter on the third floor',
  'Notes on the middle of things',
  'Who stacks the chairs',
  'The notebook',
  'Reasonable wear',
]

function essay(f: Facts, most: number, poster: Article['poster']): Article {
  const parts = sections.map(({ title, texts }, at) => {
    if (at === 0) return opening(f, texts, most)
    const dropped = new Set(f.random.shuffled(texts.map((_, index) => index)).slice(most))
    const kept = texts.filter((_, index) => !dropped.has(index)).map((text) => p(text(f)))
    return h2(title) + kept.join('')
  })
  const [first = '', ...rest] = parts
  const voice = quote(f.pick(voices), f.person())
  return { title: f.pick(titles), html: first + voice + rest.join(''), tags: ['Essay', 'Long read'], poster }
}

/** In any order, because the first lines are what a timeline shows. */
function opening(f: Facts, texts: ((f: Facts) => string)[], most: number): string {
  return f.random
    .shuffled(texts)
    .slice(0, most)
    .map((text) => p(text(f)))
    .join('')
}

const longRead: Template = (f) =>
  essay(f, 5, { headline: 'WHO HAS THE KEY', line: 'A long read', motif: 'homes' })

const halfRead: Template = (f) =>
  essay(f, 2, { headline: 'THE LONG MIDDLE', line: 'Notes from a campaign', motif: 'rose' })

const bookReview: Template = (f) => ({
  title: f.pick([
    'Review: a history with the dishes left in',
    'Books: what the cannery kept',
    'A reader’s notes on the eight-hour day',
  ]),
  html:
    p(
      `The strike in this book lasts nine pages. The rest, some ${f.number(240, 410)} of them, is about how people ate meanwhile. That is the right proportion, and I have not seen it before.`,
    ) +
    p(
      'Its author worked in a cannery for eleven years and in an archive for twenty, and you can tell which taught her more. She knows that a shift has a sound, that a foreman who learns names is more dangerous than one who does not, and that the minutes of a meeting leave out who minded the children so that it could be held.',
    ) +
    h2('What is missing') +
    p(
      'The owners have no insides. They appear, refuse, and leave. It is a fair return for how histories have treated canners, but I would have liked to know what was said in their kitchens too.',
    ) +
    list([
      'Read it for: chapter four, on soup.',
      'Skip: the preface by someone famous.',
      'Lend it to: whoever says nothing ever changes.',
    ]) +
    p(`${f.person()} has the chapter’s copy. There is a waiting list, which tells you something.`),
  tags: ['Review', 'Books'],
  poster: { headline: 'BOOKS', line: 'A history with the dishes left in', motif: 'book' },
})

const interview: Template = (f) => {
  const who = f.person()
  const first = who.split(' ')[0] ?? who
  const turns: [string, string][] = [
    [
      'How long have you driven the night route?',
      `${f.number(9, 26)} years. I know who works where by what they carry. Hairnets get on at five.`,
    ],
    [
      'When did you first go on strike?',
      'I was four. My mother had me on her shoulders with a sign. I couldn’t read it. She says it said MILK.',
    ],
    [
      'What do people get wrong about drivers?',
      'That we watch the road. We watch the mirror. The road mostly stays where it is.',
    ],
    [
      'What would free fares change?',
      'I’d stop being a cashier with a steering wheel. I’d say good morning to people instead of “card.”',
    ],
    [
      'Were you afraid before the vote?',
      'Of the vote, no. Of the kitchen table after it, a little. My husband had already made the sign.',
    ],
    ['What do you tell new members?', 'Eat before the meeting.'],
    [
      'And what do you want?',
      'A bathroom at the end of the line. Write that down. Everyone writes down “dignity.” I mean a bathroom.',
    ],
  ]
  const kept = turns.filter(() => f.random.chance(0.8))
  return {
    title: f.pick([
      `“Everyone writes down dignity”: a talk with ${who}`,
      `${who}, night driver`,
      `Seven questions for ${who}`,
    ]),
    html:
      p(
        `${who} drives the last bus of the night and chairs her local’s safety committee. We spoke in ${f.hall()} after her shift.`,
      ) +
      kept.map(([question, answer]) => p(`<strong>${question}</strong>`) + p(`${first}: ${answer}`)).join(''),
    tags: ['Interview', 'Transit'],
    poster: { headline: 'NIGHT DRIVER', line: who, motif: 'bus' },
  }
}

export const essays: readonly Template[] = [longRead, halfRead, bookReview, interview]
