import { h2, link, list, p, quote, steps, type Template } from './article.ts'

const tenantUnion: Template = (f) => {
  const street = f.street()
  return {
    title: f.pick([
      `${f.number(200, 980)} ${street} has a tenant union`,
      `Neighbors on ${street} form a union`,
      `How one hallway became a union`,
    ]),
    html:
      p(
        `It started with a broken dryer. ${f.person()} taped a note to it asking who else had called the office, and by the weekend there were ${f.number(11, 30)} names on it. On ${f.day()} they voted, in the courtyard, on folding chairs, to be a tenant union.`,
      ) +
      p(`Their first letter asks for ${f.number(3, 5)} things, none of them grand:`) +
      list([
        'Repairs begun within three days of a written request.',
        'No fee to pay rent by check.',
        'Heat that works in every unit before the first cold night.',
        f.pick(['A lock on the front door.', 'An end to “renewal fees.”']),
      ]) +
      p(
        `The owner, a company with a post office box and ${f.number(9, 40)} other buildings in ${f.place}, has until the end of the month. If you rent from a company with the word “Residential” in its name, it may be the same one: write to ${link('the tenant desk', 'tenants')}.`,
      ),
    tags: ['Housing', 'Tenants'],
    poster: { headline: 'UNION BUILDING', line: `${street} is organized`, motif: 'homes' },
  }
}

const rentStrike: Template = (f) => ({
  title: f.pick([
    'Day thirty of the rent strike',
    'No heat, no rent',
    'What a rent strike is, from people on one',
  ]),
  html:
    p(
      `The money is not gone. It sits in an account that ${f.number(22, 48)} households opened together, and it will be paid the day the boiler runs. That is what a rent strike is here in ${f.place}: not a refusal to pay, but a refusal to pay for nothing.`,
    ) +
    quote(
      f.pick([
        'I wore my coat to bed for eleven weeks and paid on the first every time. Ask me who broke the lease.',
        'We are not brave. We are cold, and there are many of us.',
      ]),
      `${f.person()}, third floor`,
    ) +
    p(
      `Do not stop paying on your own because you read this. The strikers met for ${f.number(3, 7)} months first, talked to a lawyer, and know exactly what their lease and the state say. If your building wants to know the same, we can help you find out.`,
    ) +
    p(`Court support: ${f.day()}, ${f.time()}, courtroom ${f.number(2, 14)}. Sit quietly, fill the benches.`),
  tags: ['Housing', 'Rent strike'],
  poster: { headline: 'NO HEAT NO RENT', line: 'Day thirty', motif: 'homes' },
})

const courtWatch: Template = (f) => ({
  title: f.pick([
    'Ninety seconds: a morning in eviction court',
    'What court watchers saw this month',
    'Sit in the second row and write it down',
  ]),
  html:
    p(
      `The average case we timed last month took ${f.number(80, 150)} seconds. ${f.number(61, 78)} percent of tenants had no lawyer; ${f.number(93, 99)} percent of landlords did. ${f.number(20, 34)} tenants had gone home by mistake because the room on the notice was wrong.`,
    ) +
    p(
      'Court watch is simple. Two of us sit in the second row with a form and write down what happens: how long, who spoke, whether anyone explained the paper before it was signed. We say nothing. Judges notice.',
    ) +
    h2('Next training') +
    p(
      `${f.day()} at ${f.time()}, ${f.hall()}. One hour, with the forms and a mock hearing that is funnier than the real ones.`,
    ) +
    p(
      `If you have a notice on your own door, do not wait for the training. Call the hotline today: ${f.phone()}.`,
    ),
  tags: ['Housing', 'Court watch'],
  poster: { headline: 'NOBODY ALONE', line: 'Eviction court watch', motif: 'homes' },
})

const hotline: Template = (f) => {
  const phone = f.phone()
  return {
    title: f.pick([
      `Legal hotline this weekend: ${phone}`,
      'Write this number on your arm',
      'If you are stopped, arrested or served: who to call',
    ]),
    html:
      p(
        `Volunteer lawyers and law students answer <strong>${phone}</strong> from ${f.day()} ${f.time()} until the last person is home. Write it on your arm in pen; phones get taken and batteries die.`,
      ) +
      h2('If police stop you') +
      list([
        'Ask: “Am I free to go?” If yes, go.',
        'If not: “I am going to remain silent. I want a lawyer.” Then be silent. Small talk is talk.',
        'You can refuse a search out loud. Do not resist one.',
        'Remember badge numbers, times, streets. Write them down as soon as you can.',
      ]) +
      h2('If someone else is taken') +
      p(
        'Call with their name as it stands on their ID, their birthday, and where it happened. Do not post their face.',
      ) +
      p(
        'This is general information, not advice on your case. It works with no signal: this page is kept on your phone once you have opened the app.',
      ),
    tags: ['Legal', 'Know your rights'],
    poster: { headline: phone, line: 'Legal hotline. Write it on your arm.', motif: 'phone' },
  }
}

const heatComplaint: Template = (f) => ({
  title: f.pick([
    'How to report a cold apartment so that it counts',
    'Mold, heat, leaks: a paper trail in five steps',
    'The inspector comes if you do this',
  ]),
  html:
    p(
      `The code office in ${f.place} has ${f.number(3, 9)} inspectors and a form that loses half its senders on page two. This is the way that has worked for our neighbors.`,
    ) +
    steps([
      'Photograph it with something for scale. A thermometer on the sill beats any adjective.',
      'Tell the landlord in writing. A text message is writing.',
      'Wait the days the code gives them, and count them on a calendar.',
      `File with the city, and keep the number they give you. It starts with ${f.number(20, 29)}.`,
      'Tell us the number. Ten numbers from one building is a pattern, and patterns get hearings.',
    ]) +
    p(
      `Bring your photos to the tenant desk, ${f.day()}s at ${f.time()} in ${f.hall()}. Spanish and ${f.pick(['Arabic', 'Haitian Creole', 'Vietnamese', 'Somali'])} spoken.`,
    ),
  tags: ['Housing', 'How to'],
  poster: { headline: 'FIX IT', line: 'A paper trail in five steps', motif: 'homes' },
})

const publicHousing: Template = (f) => ({
  title: f.pick([
    'The case for building it ourselves',
    'Public housing, said out loud',
    'A city that can build a stadium can build homes',
  ]),
  html:
    p(
      `${f.place} has spent ${f.number(40, 290)} million dollars in ten years on tax breaks for towers in which no bus driver lives. The proposal our housing committee brought to the council on ${f.day()} is older and plainer: a public developer that builds, owns and keeps homes, and charges rent by what people earn.`,
    ) +
    p(
      `It would begin with ${f.number(3, 8)} parking lots the city already owns. The first ${f.number(120, 420)} homes could be let within ${f.number(3, 5)} years. Because nobody takes a profit out, the rents of the first building help pay for the second.`,
    ) +
    quote('You cannot be priced out of something that is not for sale.', f.person()) +
    p(
      `Council staff called it “interesting.” We have learned to ask what comes after interesting. The hearing is on ${f.day()} at ${f.time()}; sign up to speak ${link('here', 'public-developer')}, two minutes each.`,
    ),
  tags: ['Housing', 'Policy'],
  poster: { headline: 'HOMES NOT TOWERS', line: 'A public developer now', motif: 'homes' },
})

export const housingArticles: readonly Template[] = [
  tenantUnion,
  rentStrike,
  courtWatch,
  hotline,
  heatComplaint,
  publicHousing,
]
