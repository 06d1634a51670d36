import { h2, link, list, p, quote, steps, type Template } from './article.ts'

const strikeVote: Template = (f) => {
  const shop = f.workplace()
  const [yes, all] = [f.number(83, 97), f.number(60, 340)]
  return {
    title: f.pick([
      `Workers at ${shop} vote to strike`,
      `${yes} percent say yes: a strike at ${shop}`,
      `Strike vote at ${shop}: what it means and how to help`,
    ]),
    html:
      p(
        `${f.pick(['The count took less than an hour.', 'They counted twice to be sure.', 'The ballots were opened in front of everyone.'])} On ${f.day()} night ${yes} percent of the ${all} people who work at ${shop} voted to walk out if the company does not put a real raise on the table. ${f.org} will be on the line with them from the first morning.`,
      ) +
      p(
        f.pick([
          `Management opened with a raise smaller than last year’s increase in the health premium. “They did the arithmetic and hoped we wouldn’t,” said ${f.person()}, who has worked there ${f.number(4, 22)} years.`,
          `Two years of short staffing led here. The schedule now comes out on Thursday for the Monday after, and anyone who says no to a sixth shift is marked down for it.`,
        ]),
      ) +
      h2('Three things you can do this week') +
      list([
        `Take a picket shift. Mornings are hardest to fill; ${f.time()} to ten is gold.`,
        `Bring something hot. Last time ${f.number(20, 60)} breakfast burritos were gone in ten minutes.`,
        `Give to the hardship fund. Rent comes due on the first, strike or no strike.`,
      ]) +
      p(`Text PICKET to ${f.phone()} and a shift captain will write back.`),
    tags: ['Labor', 'Strike support'],
    poster: { headline: 'HOLD THE LINE', line: `Strike at ${shop}`, motif: 'picket' },
  }
}

const contractWon: Template = (f) => {
  const shop = f.workplace()
  const days = f.number(6, 41)
  return {
    title: f.pick([
      `${days} days out, and a contract`,
      `They won: what is in ${shop}’s contract`,
      `How ${shop} was won`,
    ]),
    html:
      p(
        `After ${days} days on the sidewalk the people of ${shop} go back to work ${f.day()} with a contract they wrote most of. The vote was ${f.number(120, 310)} to ${f.number(2, 19)}.`,
      ) +
      list([
        `Raises of ${f.number(11, 24)} percent over three years, the largest part in the first.`,
        'Schedules posted fourteen days ahead, with pay for changes.',
        `A cap of ${f.number(4, 6)} patients, tables or routes a shift, whichever applies to you.`,
        'No more “voluntary” unpaid training.',
      ]) +
      quote(
        f.pick([
          'I stopped counting the nights after the second week. I did not stop counting who came.',
          'The company’s lawyer said a strike would change nothing. He is welcome to read the contract.',
          'My daughter made a sign that said MY MOM IS RIGHT. It is going on the refrigerator.',
        ]),
        `${f.person()}, bargaining team`,
      ) +
      p(
        `Our part was modest: ${f.number(90, 400)} hours of picket shifts, ${f.number(3, 9)} pots of soup a day, and a sound system that survived the rain. What we learned is written up for the next one in ${link('a two-page memo', 'strike-memo')}.`,
      ),
    tags: ['Labor', 'Victory'],
    poster: { headline: 'WE WON', line: `${days} days. One contract.`, motif: 'rose' },
  }
}

const workplaceHelp: Template = (f) => ({
  title: f.pick([
    'Thinking about a union where you work? Start here',
    'Before you talk to the boss, talk to each other',
    'Your first ten conversations',
  ]),
  html:
    p(
      `Most people who call us open with the same words: “I’m probably the only one who thinks so.” They never are. Here is what our workplace organizers tell them in the first half hour.`,
    ) +
    steps([
      'Write down everyone you work with. Shifts, departments, who eats lunch with whom.',
      'Listen first. Ask what people would change, and wait.',
      'Find the person others go to when something breaks. That is rarely the loudest one.',
      'Meet away from work, in threes and fours, before you meet in one room.',
      'Keep it off company phones, company wifi and company chat.',
    ]) +
    p(
      `Talking with coworkers about pay and conditions is protected for most private-sector workers. Retaliation happens anyway, which is why we go slowly at the start and together at the end.`,
    ) +
    p(
      `An organizer will call you back within ${f.number(2, 4)} days: leave a message at ${f.phone()}, or come to the open table at ${f.hall()} every ${f.day()} at ${f.time()}.`,
    ),
  tags: ['Labor', 'Organizing'],
  poster: { headline: 'ORGANIZE', line: 'Your first ten conversations', motif: 'gear' },
})

const picketGuide: Template = (f) => ({
  title: f.pick([
    'New to a picket line? Read this on the bus there',
    'Picket manners, in one minute',
    'What to bring to a picket',
  ]),
  html:
    p(
      `You do not need to know the chants. You need shoes that can stand for ${f.number(2, 4)} hours and the good sense to follow the people whose strike it is.`,
    ) +
    h2('Bring') +
    list([
      'Water, a hat, a layer more than you think.',
      'A charged phone with this app already refreshed: there is hardly any signal behind the loading dock.',
      f.pick([
        'Earplugs, if trucks are honking in support. They will be.',
        'Something to share. Oranges are perfect.',
      ]),
    ]) +
    h2('Do') +
    list([
      'Find the captain and say you came to help.',
      'Keep moving if the line is moving.',
      'Let the workers speak to reporters.',
      'Leave your own leaflets at home unless they asked for them.',
    ]) +
    p(
      `${f.day()}’s line is at ${f.workplace()}, gate ${f.number(1, 6)}, from ${f.time()}. ${f.pick(['Rain moves nothing.', 'Street parking only; the lot is theirs.', 'The 14 and the 60 stop at the corner.'])}`,
    ),
  tags: ['Labor', 'How to'],
  poster: { headline: 'SEE YOU OUT THERE', line: 'What to bring to a picket', motif: 'picket' },
})

const hardshipFund: Template = (f) => {
  const raised = f.number(4, 38)
  return {
    title: f.pick([
      `Hardship fund passes $${raised},000`,
      'Where your strike dollars went',
      `$${raised},000, and what it paid for`,
    ]),
    html:
      p(
        `Since the walkout at ${f.workplace()} began, ${f.number(210, 900)} people have given $${raised},${f.number(100, 999)} to the hardship fund. The middle gift was $${f.number(15, 30)}. A committee of five strikers decides who gets what, and they see no names of givers.`,
      ) +
      list([
        `Rent and utilities: ${f.number(48, 61)} percent`,
        `Medicine and insurance: ${f.number(14, 22)} percent`,
        `Groceries and diapers: ${f.number(9, 14)} percent`,
        'One transmission, so that a striker could keep driving others to the line',
      ]) +
      p(
        f.pick([
          'Nobody who asked was turned away.',
          'Nobody was asked to prove that they are poor. They were asked what the bill is.',
        ]),
      ) +
      p(
        `Giving on payday helps most. ${link('Set up a monthly gift', 'hardship')}, or bring cash in an envelope to the ${f.day()} meeting.`,
      ),
    tags: ['Labor', 'Solidarity fund'],
    poster: { headline: 'AN INJURY TO ONE', line: 'The hardship fund', motif: 'bowl' },
  }
}

const bargainingOpen: Template = (f) => ({
  title: f.pick([
    'The bus drivers want you in the room',
    'Open bargaining, and why we packed it',
    'Eighty people watched them say no',
  ]),
  html:
    p(
      `Contract talks are usually two small teams and a closed door. ${f.workplace()} workers insisted that theirs be open, so on ${f.day()} some ${f.number(55, 110)} of them sat along the walls, with a few of us fetching chairs.`,
    ) +
    p(
      `The company’s negotiator read a proposal on sick leave. ${f.person()} stood up, said how many times she had driven with a fever, and sat down again. It was quiet for a while.`,
    ) +
    quote('It is hard to call it a cost when the cost is looking at you.', f.person()) +
    p(
      `Nothing was signed. But the sentence about “abuse of leave” was gone from the next draft. The next session is on ${f.day()} at ${f.time()}, in ${f.hall()}. Come early; wear the color you can find, ${f.pick(['red if you have it', 'any red will do'])}.`,
    ),
  tags: ['Labor', 'Transit'],
  poster: { headline: 'OPEN THE DOORS', line: 'Nothing about us without us', motif: 'bus' },
})

const gradUnion: Template = (f) => ({
  title: f.pick([
    'Graduate workers file for an election',
    'Who grades your papers? They are forming a union',
    'Cards are in',
  ]),
  html:
    p(
      `With cards from ${f.number(64, 81)} percent of teaching and research assistants in hand, graduate workers filed for an election this week. They carried the box across campus themselves, followed by a brass band that had practiced one song.`,
    ) +
    p(
      `The stipend has not kept up with rent for ${f.number(6, 12)} years. International students pay a fee to be allowed to work, and another to pay the first one. Dental is “under review,” as it was when this year’s graduates arrived.`,
    ) +
    p(
      `Undergraduates: tell your instructors that you back them. Faculty: do not answer surveys about their organizing, whoever sends them. Everyone: ${link('sign the letter', 'grad-letter')}.`,
    ),
  tags: ['Labor', 'Campus'],
  poster: { headline: 'WE TEACH. WE COUNT.', line: 'Graduate workers file', motif: 'book' },
})

export const laborArticles: readonly Template[] = [
  strikeVote,
  contractWon,
  workplaceHelp,
  picketGuide,
  hardshipFund,
  bargainingOpen,
  gradUnion,
]
