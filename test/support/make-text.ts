import type { Random } from './random.ts'

/** Parts of sentences, our own words; any of a row goes with any of the next. */
const parts = {
  en: [
    [
      'Members',
      'Tenants on Alder Street',
      'Bus drivers',
      'The night shift',
      'Our neighbors',
      'Student workers',
      'Nurses at the county clinic',
      'The organizing committee',
      'Warehouse packers',
      'Two new members',
    ],
    [
      'met with',
      'wrote to',
      'marched beside',
      'drew up demands for',
      'called on',
      'cooked for',
      'knocked doors with',
      'stood with',
      'listened to',
      'raised money for',
    ],
    [
      'the hardship fund',
      'the transit riders’ council',
      'teachers in the third ward',
      'the laundry workers',
      'the landlord’s agent',
      'a packed public hearing',
      'everyone on the picket',
      'the library staff',
      'the childcare circle',
      'the reading group',
    ],
    [
      'before the vote',
      'in heavy rain',
      'for the third week running',
      'without a single paid organizer',
      'at the union hall',
      'after the evening shift',
      'on the courthouse steps',
      'until the doors closed',
      'over coffee and tamales',
      'with signs painted the night before',
    ],
    [
      'and won a written answer.',
      'and will do so again on Saturday.',
      'because nobody else would.',
      'so the rent increase was withdrawn.',
      'and forty people signed cards.',
      'while the owners kept silent.',
      'and the count is still going.',
      'which is how the contract was won.',
      'and everyone went home tired and glad.',
      'though the city has yet to reply.',
    ],
  ],
  es: [
    [
      'Las inquilinas de la calle Olmo',
      'Los choferes',
      'El turno de noche',
      'Nuestras vecinas',
      'Las enfermeras',
      'El comité',
      'Quienes empacan en el almacén',
      'Dos compañeras nuevas',
      'La asamblea',
      'Los estudiantes',
    ],
    [
      'hablaron con',
      'escribieron a',
      'marcharon junto a',
      'cocinaron para',
      'tocaron puertas con',
      'acompañaron a',
      'juntaron dinero para',
      'pidieron cuentas a',
      'escucharon a',
      'llamaron a',
    ],
    [
      'el fondo de huelga',
      'la gente del barrio',
      'las maestras',
      'los lavanderos',
      'el dueño del edificio',
      'una sala llena',
      'todo el piquete',
      'la biblioteca',
      'el círculo de lectura',
      'las familias',
    ],
    [
      'antes de la votación',
      'bajo la lluvia',
      'por tercera semana',
      'sin cobrar un centavo',
      'en el salón del sindicato',
      'después del trabajo',
      'frente al tribunal',
      'hasta el cierre',
      'con café y tamales',
      'con carteles recién pintados',
    ],
    [
      'y lograron una respuesta por escrito.',
      'y lo harán otra vez el sábado.',
      'porque nadie más lo hacía.',
      'y se retiró el aumento de la renta.',
      'y cuarenta personas firmaron.',
      'mientras los patrones callaban.',
      'y el conteo sigue.',
      'y así se ganó el contrato.',
      'y volvieron a casa con alegría.',
      'aunque la ciudad no contesta.',
    ],
  ],
} as const

export type TextLanguage = keyof typeof parts

export function makeSentence(random: Random, language: TextLanguage = 'en'): string {
  return parts[language].map((row) => random.pick(row)).join(' ')
}

export function makeParagraph(random: Random, language: TextLanguage = 'en', sentences = 4): string {
  return Array.from({ length: sentences }, () => makeSentence(random, language)).join(' ')
}

export function makeTitle(random: Random, language: TextLanguage = 'en'): string {
  const [who, does, whom] = parts[language]
  return `${random.pick(who)} ${random.pick(does)} ${random.pick(whom)}`
}

const onsets = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'f',
  'g',
  'gr',
  'h',
  'j',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'qu',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
]
const rimes = [
  'a',
  'ain',
  'al',
  'an',
  'ar',
  'e',
  'ea',
  'el',
  'en',
  'er',
  'i',
  'ic',
  'in',
  'ing',
  'o',
  'ol',
  'on',
  'or',
  'ou',
  'u',
  'un',
  'y',
]

/** Words of no language: compresses about as badly as text ever does. */
export function makeNoise(random: Random, bytes: number): string {
  let text = ''
  while (text.length < bytes) {
    const syllables = random.between(1, 4)
    for (let at = 0; at < syllables; at++) text += random.pick(onsets) + random.pick(rimes)
    text += random.chance(0.1) ? '. ' : ' '
  }
  return text.slice(0, bytes)
}
