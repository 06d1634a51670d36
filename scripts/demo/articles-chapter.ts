import { h2, link, list, p, quote, steps, type Template } from './article.ts'

const books = [
  'a history of the eight-hour day',
  'a short book on rent',
  'letters from a sanitation strike',
  'an old pamphlet on municipal ownership',
  'a novel about a cannery town',
  'essays on care and wages',
]

const readingGroup: Template = (f) => {
  const book = f.pick(books)
  return {
    title: f.pick([
      'Reading group: bring the book, or don’t',
      `Next in the reading group: ${book}`,
      'We read slowly, and with snacks',
    ]),
    html:
      p(
        `This season we are reading ${book}, about ${f.number(20, 45)} pages a session. ${f.pick(['Nobody checks.', 'Half of us finish, and the other half ask better questions.', 'There is a recording for people who drive for a living.'])} We meet on ${f.day()}s at ${f.time()} in ${f.hall()}; the door on the side is the one without stairs.`,
      ) +
      h2('Questions for the first session') +
      list([
        'What did the author expect the reader to believe already?',
        'Who in the story has a choice, and who only seems to?',
        `What would it look like in ${f.place}, on your street?`,
      ]) +
      p(
        `${f.number(6, 14)} copies are on loan from ${link('the chapter shelf', 'shelf')}. Childcare: tell ${f.person()} two days before.`,
      ),
    tags: ['Political education', 'Events'],
    poster: { headline: 'READ TOGETHER', line: `${f.day()}s, with snacks`, motif: 'book' },
  }
}

const convention: Template = (f) => ({
  title: f.pick([
    'What we decided at convention',
    'Convention report: four resolutions and a long lunch',
    'One day, six votes, where we go next',
  ]),
  html:
    p(
      `${f.number(84, 260)} members filled ${f.hall()} on ${f.day()} for our yearly convention. The debate on priorities ran forty minutes over and nobody left.`,
    ) +
    h2('Passed') +
    list([
      `A tenant organizing campaign as the chapter’s first priority (${f.number(61, 88)} percent).`,
      'A strike-readiness team with its own budget.',
      'Meetings in English and Spanish, with interpretation paid and not begged for.',
      'Minutes published within ten days.',
    ]) +
    h2('Sent back to committee') +
    list(['Weighted voting by branch.', 'The new logo. We will say no more about it.']) +
    quote(
      f.pick([
        'I lost two votes and I’m still glad I came. That’s the review.',
        'We disagree like people who mean to see each other next week.',
      ]),
      f.person(),
    ) +
    p(`Full texts and counts are in ${link('the convention book', 'convention')}.`),
  tags: ['Convention', 'Chapter'],
  poster: { headline: 'CONVENTION', line: 'Six votes. Where we go next.', motif: 'rose' },
})

const orientation: Template = (f) => ({
  title: f.pick([
    'New here? Come on Thursday',
    'Orientation for new members',
    'Your first month, on one page',
  ]),
  html:
    p(
      `${f.number(18, 70)} people joined ${f.org} last month. If you are one: welcome, and no, you don’t need to have read anything.`,
    ) +
    steps([
      'Come to an orientation. One hour, mostly questions.',
      'Choose one thing. One committee, one campaign. Two is how people burn out by spring.',
      'Do a task with someone who has done it before.',
      'Bring a friend, or make one.',
    ]) +
    p(
      `The next orientation is on ${f.day()} at ${f.time()}, ${f.hall()} or by video. Ask for ${f.person()}, who will be wearing ${f.pick(['a very red scarf', 'a name tag with a drawing of a goose', 'the only hat'])}.`,
    ),
  tags: ['New members', 'Events'],
  poster: { headline: 'JOIN US', line: 'Orientation for new members', motif: 'rose' },
})

const elections: Template = (f) => ({
  title: f.pick(['Steering committee results', 'Your new officers', 'How the count went']),
  html:
    p(
      `${f.number(140, 520)} members voted, ${f.number(38, 64)} percent of those who could. The count was open and took two hours, one of them spent looking for an extension cord.`,
    ) +
    list([
      `Co-chairs: ${f.person()} and ${f.person()}`,
      `Treasurer: ${f.person()}`,
      `Secretary: ${f.person()}`,
      `At large: ${f.person()}, ${f.person()}, ${f.person()}`,
    ]) +
    p(
      `The outgoing committee leaves ${f.number(3, 9)} months of reserves, a label maker, and notes on everything. Terms begin on the first. Meetings are open to members; ${link('the calendar', 'calendar')} has them all.`,
    ),
  tags: ['Chapter'],
  poster: { headline: 'ELECTED', line: 'Your new steering committee', motif: 'ballot' },
})

const treasurer: Template = (f) => ({
  title: f.pick(['Treasurer’s note: small and steady', 'Where the dues go', 'Money, briefly']),
  html:
    p(
      `We took in $${f.number(2, 9)},${f.number(100, 990)} this quarter, ${f.number(78, 94)} percent of it in dues from people on monthly pledges of $${f.number(5, 15)} or so. We owe nobody.`,
    ) +
    list([
      `Room and interpretation: ${f.number(28, 35)} percent`,
      `Strike support: ${f.number(20, 30)} percent`,
      `Printing: ${f.number(9, 14)} percent`,
      `Childcare: ${f.number(8, 12)} percent`,
      'The rest is kept for the winter, when everybody’s heating bill says so',
    ]) +
    p(
      `The books are open at ${f.hall()} before every general meeting. ${f.person()} enjoys questions about them more than you would think.`,
    ),
  tags: ['Chapter', 'Finances'],
  poster: { headline: 'DUES DO', line: 'Where the money goes', motif: 'gear' },
})

const brakeLights: Template = (f) => ({
  title: f.pick([
    'Brake lights, fixed free',
    `Free brake light clinic on ${f.street()}`,
    'One less reason to be pulled over',
  ]),
  html:
    p(
      `A burned-out bulb costs three dollars and fifteen minutes. It is also the most common reason for a traffic stop in ${f.place}, and a stop can cost a job, or worse. So on ${f.day()} we change bulbs, for anyone, no questions and no names.`,
    ) +
    p(
      `Last time ${f.number(4, 9)} people with screwdrivers did ${f.number(38, 96)} cars in one afternoon. There was a line, and music, and ${f.pick(['somebody’s grandfather who turned out to know everything', 'a dog in a very small vest'])}.`,
    ) +
    p(
      `${f.time()} until dark at ${f.hall()}. Mechanics wanted; so are people who can direct traffic and smile.`,
    ),
  tags: ['Mutual aid'],
  poster: { headline: 'BULBS ARE FREE', line: 'Brake light clinic', motif: 'gear' },
})

const fridge: Template = (f) => ({
  title: f.pick([
    'The fridge on the corner turns two',
    'Take what you need, leave what you can',
    'Community fridge: who fills it, and when it is empty',
  ]),
  html:
    p(
      `The community fridge on ${f.street()} has been plugged in for two years. By the tally sheet on its door it is filled ${f.number(9, 16)} times a week and empty by the evening every day but one.`,
    ) +
    p(
      `Empty soonest: eggs, milk, anything cooked. Left longest: canned pumpkin. Please, no more canned pumpkin.`,
    ) +
    list([
      `Drivers, ${f.day()} mornings, from the bakery to the fridge.`,
      'One person with a mop and an hour.',
      `Someone who can talk to a compressor. Ours hums in ${f.pick(['E flat', 'the key of trouble'])}.`,
    ]) +
    p(`Sign up on the clipboard, or call ${f.person()} at ${f.phone()}.`),
  tags: ['Mutual aid', 'Food'],
  poster: { headline: 'TAKE WHAT YOU NEED', line: 'Leave what you can', motif: 'bowl' },
})

const minutes: Template = (f) => ({
  title: f.pick([
    'Minutes of the general meeting',
    'General meeting, in brief',
    `Notes from ${f.day()}’s meeting`,
  ]),
  html:
    p(
      `Present: ${f.number(31, 118)} members and ${f.number(2, 9)} guests. Chair: ${f.person()}. Notes: ${f.person()}. Opened at 6:${f.number(32, 41)} p.m., because the projector.`,
    ) +
    h2('Reports') +
    list([
      `Labor: two shops in first conversations, one card drive at ${f.number(41, 69)} percent.`,
      `Housing: ${f.number(90, 300)} doors on ${f.street()}; next walk on ${f.day()}.`,
      'Membership: dues drive ends this month.',
      'Communications: the newsletter goes out on time now. Applause.',
    ]) +
    h2('Decided') +
    list([
      `$${f.number(200, 900)} for the hardship fund. Carried, no one against.`,
      'To co-sponsor the library march. Carried.',
      `To move the meeting to ${f.hall()} while the elevator is out. Carried with relief.`,
    ]) +
    p('Closed at 8:27 with the song, three verses.'),
  tags: ['Chapter', 'Minutes'],
  poster: { headline: 'GENERAL MEETING', line: 'Notes and votes', motif: 'gear' },
})

const schoolSummer: Template = (f) => ({
  title: f.pick([
    'Socialist night school is back',
    'Eight evenings, no grades',
    'Night school: the schedule',
  ]),
  html:
    p(
      `Eight ${f.day()} evenings on how ${f.place} works: who owns it, who cleans it, who decides. Each opens with a short talk by someone whose job it is and ends with a task for the week.`,
    ) +
    steps([
      'Who owns downtown',
      'Where the water comes from',
      'A budget, read aloud',
      'The bus, from the driver’s seat',
      'How a hospital bills',
      'What the strike of the streetcar workers changed',
      'Maps that kept people out',
      'What we do next',
    ]) +
    p(
      `Free. ${f.time()} at ${f.hall()}; supper at the half hour. ${link('Put your name down', 'night-school')} so there is enough rice.`,
    ),
  tags: ['Political education'],
  poster: { headline: 'NIGHT SCHOOL', line: 'Eight evenings, no grades', motif: 'book' },
})

export const chapterArticles: readonly Template[] = [
  readingGroup,
  convention,
  orientation,
  elections,
  treasurer,
  brakeLights,
  fridge,
  minutes,
  schoolSummer,
]
