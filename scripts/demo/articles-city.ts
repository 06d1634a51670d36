import { h2, link, list, p, quote, steps, type Template } from './article.ts'

const ballotMeasure: Template = (f) => {
  const measure = f.pick(['Measure F', 'Question 3', 'Proposition 12', 'Issue 7'])
  return {
    title: f.pick([
      `Yes on ${measure}, in plain words`,
      `${measure} made the ballot`,
      `What ${measure} says, line by line`,
    ]),
    html:
      p(
        `${measure} needed ${f.number(9, 31)},000 valid signatures. Volunteers handed in ${f.number(34, 46)},${f.number(100, 999)}, in boxes that had held oranges. It will be on the ballot this fall.`,
      ) +
      h2('What it does') +
      list([
        `Caps yearly rent increases at ${f.number(3, 5)} percent.`,
        'Ends evictions without a cause that can be named.',
        'Pays for it with a fee on homes kept empty more than half the year.',
      ]) +
      h2('What they will say') +
      p(
        `That it will stop building. It exempts new homes for ${f.number(12, 20)} years. That it hurts small owners. It begins at ${f.number(5, 12)} units. That renters can always move. Ask a renter.`,
      ) +
      p(
        `The other side has spent $${f.number(1, 4)}.${f.number(1, 9)} million so far. We have ${f.number(240, 700)} people and ${f.number(30, 80)} clipboards. Walk with us ${f.day()}, ${f.time()}, from ${f.hall()}.`,
      ),
    tags: ['Elections', 'Ballot measure'],
    poster: { headline: `YES ON ${measure.split(' ').at(-1) ?? ''}`, line: measure, motif: 'ballot' },
  }
}

const canvass: Template = (f) => ({
  title: f.pick(['Notes from four hundred doors', 'What people say when you ask', 'A Saturday on foot']),
  html:
    p(
      `${f.number(22, 61)} of us knocked ${f.number(390, 1900)} doors on ${f.day()}. About a third opened. Of those, more than half talked longer than we had planned for.`,
    ) +
    p(
      `The first question was not who people will vote for. It was: what would make living here easier? Rent came first, as ever. The bus came second. Third, and we had not expected it, was the noise of the new data center on ${f.street()}.`,
    ) +
    quote(
      'Nobody has asked me that since I moved in. Sit down.',
      'a woman on the second floor, who had coffee ready',
    ) +
    p(
      `Walks leave from ${f.hall()} every ${f.day()} at ${f.time()}. You will be paired with someone who has done it. You will be nervous for exactly two doors.`,
    ),
  tags: ['Canvass', 'Elections'],
  poster: { headline: 'KNOCK KNOCK', line: 'A Saturday on foot', motif: 'homes' },
})

const endorsement: Template = (f) => {
  const who = f.person()
  return {
    title: f.pick([`${f.org} endorses ${who}`, `Why we are backing ${who}`, `${who} for city council`]),
    html:
      p(
        `By ${f.number(71, 92)} percent, members voted to endorse ${who}, a ${f.pick(['school bus driver', 'home health aide', 'line cook', 'letter carrier', 'nurse'])} and tenant leader, for city council in the ${f.pick(['third', 'fifth', 'ninth', 'second'])} district.`,
      ) +
      p(
        `An endorsement from us is work, not a logo: ${f.number(60, 150)} members pledged shifts before the vote was taken. In return ${who.split(' ')[0]} signed our questionnaire in public, will take no money from developers or police associations, and will meet with the chapter every month, elected or not.`,
      ) +
      quote('I am not asking you to send me there. I’m asking you to come along.', who) +
      p(`First walk: ${f.day()}, ${f.time()}, ${f.hall()}. ${link('All shifts', 'shifts')}.`),
    tags: ['Elections', 'Endorsement'],
    poster: { headline: 'OUR CANDIDATE', line: `${who} for council`, motif: 'ballot' },
  }
}

const transit: Template = (f) => ({
  title: f.pick([
    'Free buses: the numbers are in',
    'The 14 runs every forty minutes. It used to be twelve',
    'A fare that costs more than it brings',
  ]),
  html:
    p(
      `Fares pay for ${f.number(7, 14)} percent of what it costs to run the buses of ${f.place}. Collecting them eats nearly a third of that. Our transit group spent the winter with the agency’s own tables, and the short version fits on a transfer slip: stop charging, and the bus gets faster.`,
    ) +
    list([
      `Boarding takes ${f.number(3, 5)} seconds less per rider.`,
      'Arguments over fares are the first cause of assaults on drivers.',
      `The whole thing costs what one highway ramp on ${f.street()} did.`,
    ]) +
    p(
      `Drivers will tell it better. Ride with us on ${f.day()}: board the 14 at ${f.time()}, red armband, bring a friend and no change.`,
    ),
  tags: ['Transit', 'Campaigns'],
  poster: { headline: 'FREE THE BUS', line: 'Faster, safer, ours', motif: 'bus' },
})

const budget: Template = (f) => ({
  title: f.pick([
    'Three minutes each: the budget hearing',
    'They found the money. Ask for what',
    'How to speak at a budget hearing',
  ]),
  html:
    p(
      `The hearing on the ${f.place} budget is on ${f.day()}, doors at ${f.time()}. The draft closes ${f.number(2, 4)} branch libraries on Sundays and buys ${f.number(9, 30)} new patrol cars. We think a reader could do with a Sunday.`,
    ) +
    h2('Speaking for the first time') +
    steps([
      'Sign in early; the list fills.',
      'Say your name and your neighborhood.',
      'Tell one thing that happened to you. One.',
      'Say what you want them to do, with the line number from the budget.',
      'Stop before the bell. It makes them look up.',
    ]) +
    p(
      `Practice night is the evening before at ${f.hall()}, with tea, and a kitchen timer in the role of the mayor.`,
    ),
  tags: ['City budget', 'Events'],
  poster: { headline: 'FUND LIBRARIES', line: 'Three minutes each', motif: 'book' },
})

const publicPower: Template = (f) => ({
  title: f.pick([
    'After the shutoffs: the case for public power',
    'Whose wires?',
    `${f.number(4, 9)},000 homes dark, and a dividend`,
  ]),
  html:
    p(
      `In the July heat the company cut off ${f.number(3, 9)},${f.number(100, 900)} homes in ${f.place} for unpaid bills. In August it paid its shareholders the largest dividend in its history. Both facts are from its own report, pages ${f.number(4, 9)} and ${f.number(40, 88)}.`,
    ) +
    p(
      `About two thousand American towns own their electric utility. Their rates are lower, their lights come back sooner after storms, and the meeting where it is all decided is open to anyone with a chair.`,
    ) +
    p(
      `Our petition asks for a study, paid for by the city and published whole. It is a small ask on purpose. Sign at the table outside ${f.hall()}, ${f.day()} from ${f.time()}.`,
    ),
  tags: ['Climate', 'Public power'],
  poster: { headline: 'POWER TO ALL', line: 'Whose wires? Our wires.', motif: 'sun' },
})

const statement: Template = (f) => ({
  title: f.pick([
    'Statement: we stand with our immigrant neighbors',
    'On the raids this week',
    'Nobody is illegal here: what our chapter is doing',
  ]),
  html:
    p(
      `This week agents waited outside ${f.workplace()} and took ${f.number(4, 17)} people on their way to work. They have names, and children who were at school at the time. ${f.org} condemns it without reserve and is at work on what comes next.`,
    ) +
    list([
      `A rapid response line, answered day and night: ${f.phone()}.`,
      'Drivers for families who do not feel safe on the bus.',
      'A fund for bail and lawyers, held with two congregations.',
      'Know-your-rights cards in seven languages, at every table we set up.',
    ]) +
    p(
      `What we saw is what we will say. If you saw something, tell us where and when, and do not post what you have not seen yourself: rumor empties a street faster than any agent.`,
    ) +
    p(`Vigil on ${f.day()}, ${f.time()}, ${f.street()} and ${f.street()}. Bring a candle in a jar.`),
  tags: ['Statement', 'Immigration'],
  poster: { headline: 'NEIGHBORS STAY', line: 'Rapid response, day and night', motif: 'sun' },
})

const library: Template = (f) => ({
  title: f.pick([
    'The library march was very quiet',
    'Shh: two hundred people march for the library',
    'Keep Sundays open',
  ]),
  html:
    p(
      `Nobody chanted. ${f.number(150, 420)} people walked from ${f.street()} to city hall on ${f.day()}, each reading a book, and at the steps a children’s librarian named ${f.person()} blew a whistle and everyone turned a page.`,
    ) +
    p(
      'It made the evening news, which the hearing on the same cut in spring had not. A member of the council said she had not known about Sundays. It was in her packet.',
    ) +
    p(
      `The vote is in ${f.number(2, 5)} weeks. ${link('Write to your council member', 'library')}; two sentences are plenty, and one should be about a book.`,
    ),
  tags: ['Library', 'Campaigns'],
  poster: { headline: 'OPEN SUNDAYS', line: 'Very quiet, very many', motif: 'book' },
})

export const cityArticles: readonly Template[] = [
  ballotMeasure,
  canvass,
  endorsement,
  transit,
  budget,
  publicPower,
  statement,
  library,
]
