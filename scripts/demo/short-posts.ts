import type { Facts } from './facts.ts'

/** Posts without a title, as microblogs send them. */
export const shortPosts: readonly ((f: Facts) => string)[] = [
  (f) => `Picket at ${f.workplace()} needs bodies from ${f.time()}. Coffee’s on.`,
  (f) => `Meeting moved to ${f.hall()}. Same time. The elevator works there.`,
  (f) =>
    `${f.number(61, 240)} doors today, one dog bite (small dog), ${f.number(19, 44)} new names. See you ${f.day()}.`,
  () => 'They voted. It’s a union. 🌹',
  (f) =>
    `Hearing room is full. Overflow is on the second floor, and yes you can still sign up to speak until ${f.time()}.`,
  (f) =>
    `Legal observers: check in with ${f.person()} at the corner of ${f.street()} before you take a position.`,
  () => 'It’s raining. We’re still here. Bring socks.',
  (f) =>
    `Rent relief clinic ${f.day()}, ${f.time()}, ${f.hall()}. Bring the letter, even if you’re scared of it. Especially then.`,
  (f) =>
    `Does anyone have a pickup for ${f.number(14, 30)} folding tables on ${f.day()}? Gas money and eternal gratitude.`,
  (f) => `The strike fund crossed $${f.number(10, 60)},000 this morning. Median gift: $${f.number(15, 25)}.`,
  () => 'Sound check in the plaza. If you can hear the saxophone, you’re close.',
  (f) =>
    `Se busca intérprete para la asamblea ${f.pick(['del jueves', 'del sábado', 'de mañana'])}. Se paga. / Interpreter wanted, paid.`,
  (f) => `We’re hiring nobody and recruiting everybody. Orientation ${f.day()} ${f.time()}.`,
  () =>
    'Correction: the march starts at NORTH gate. North. Sorry to everyone at the south gate, who are having a lovely picnic.',
  (f) => `Turnout: ${f.number(180, 900)} by our count, “dozens” by theirs.`,
  (f) =>
    `Council just voted ${f.number(5, 7)}–${f.number(2, 4)}. Sundays are saved. More when we’ve stopped crying.`,
  (f) => `${f.person()} is reading the budget aloud in the lobby and has a crowd.`,
  () => 'Water, sunscreen, hat, ID or no ID (your call), the hotline number on your arm.',
  (f) => `Lost at the rally: one red umbrella, one left glove, one tuba mouthpiece. All at ${f.hall()}.`,
  (f) => `Bus drivers’ rally ${f.day()}. The 14 will be late. Be nice about it; that’s the point.`,
  (f) => `New podcast, new newsletter, same ${f.place}.`,
  () => 'Solidarity with everyone who had to work today.',
  (f) => `Our fridge on ${f.street()} is empty. Eggs, milk, anything cooked. No canned pumpkin.`,
  () => 'Today in 1912 the looms stopped in Lawrence. Bread, and roses too.',
  (f) =>
    `Signature count as of tonight: ${f.number(11, 44)},${f.number(100, 999)}. Deadline in ${f.number(3, 20)} days. Clipboards at the usual table.`,
  (f) => `Hotline: ${f.phone()}. Answered all night.`,
  () => 'La biblioteca abre el domingo. Lo logramos.',
  (f) => `Volunteers who can lift ${f.number(30, 50)} lb: sound truck loads at ${f.time()}.`,
  (f) =>
    `If your landlord is “${f.pick(['Crestline', 'Harbor Oak', 'Blue Door', 'Pinnacle Ridge'])} Residential”, we would like to meet you.`,
  () =>
    'Thread on the contract, plain language, no lawyers harmed: raises first, then the schedule language, then the bathroom. Yes, the bathroom.',
  (f) => `Phone bank tonight ${f.time()}. Scripts, snacks, someone to laugh with after the hang-ups.`,
  () => 'Judge granted the stay. Nobody is moving out this week.',
]
