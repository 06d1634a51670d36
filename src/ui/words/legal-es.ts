import type { CheckWay, HotlinePurpose } from '../../core/domain/hotline.ts'
import { calendarNames } from './calendar-names.ts'
import { inWords } from './format.ts'
import type { LegalWords } from './legal-words.ts'

const purposes: Record<HotlinePurpose, string> = {
  arrest: 'Arresto en una protesta',
  federal: 'FBI y otros agentes federales',
  immigration: 'Redada o arresto de inmigración',
  workplace: 'Derechos en el trabajo',
  eviction: 'Desalojo',
  military: 'En las fuerzas armadas',
}

const checkedOn: Record<CheckWay, (day: string) => string> = {
  copy: (day) => `Leído en una copia guardada de esa página el ${day}. Nadie de este proyecto ha llamado.`,
  page: (day) => `Leído en esa página el ${day}. Nadie de este proyecto ha llamado.`,
  call: (day) => `Alguien llamó el ${day} y era correcto.`,
}

export const legalEs: LegalWords = {
  title: 'Ayuda legal',
  warning:
    'Los números cambian. Conviene comprobarlos antes de la acción: llamar, o preguntar a quienes organizan. Debajo de cada número dice de dónde viene y de cuándo es.',
  call: (shown, name) => `Llamar al ${shown}, ${name}`,
  purposes,
  languages: (names) => `Se habla: ${inWords(names, 'y').toLowerCase()}.`,
  source: 'Fuente:',
  sourceDay: (day) => `, ${day}`,
  sourceNoDay: ', página sin fecha',
  checkedOn,
  day: (day) => {
    const [year, monthNumber, date] = day.split('-').map(Number)
    return `${date} de ${calendarNames.es.months[(monthNumber ?? 1) - 1]} de ${year}`
  },

  national: 'En todo el país',
  state: 'Tu estado',
  noState: 'Ninguno elegido',
  stateHint: 'Se queda en este teléfono.',
  stateFollowed: 'Según los capítulos que sigues. Se puede cambiar aquí, y se queda en este teléfono.',
  stateNumbers: (state) => `En ${state}`,
  noneFor: (state) =>
    `No conocemos ningún número para ${state}. Pregunta a tu capítulo o a quienes organizan, y guárdalo entre tus números. Más abajo están los de todo el país.`,
  notYet: 'La lista de números llega con la primera actualización. Con conectarse una vez, queda aquí.',
  noneKnown: 'La lista de este servidor no tiene números.',

  own: 'Tus números',
  ownHint:
    'Alguien que te defienda, el apoyo a personas detenidas, quien te espera. Nunca salen de este teléfono.',
  addTitle: 'Anotar un número propio',
  add: 'Añadir un número',
  label: 'De quién es',
  number: 'Número',
  addButton: 'Guardar número',
  edit: 'Cambiar',
  editOf: (label) => `Cambiar «${label}»`,
  storeButton: 'Guardar cambio',
  remove: 'Borrar',
  removeOf: (label) => `Borrar «${label}»`,
  removed: (label) => `Se borró «${label}».`,
  noLabel: 'Falta escribir de quién es el número.',
  wrongNumber: {
    empty: 'Falta escribir el número.',
    signs: 'Un número lleva solo cifras y espacios, y puede empezar con +. Las letras van como cifras.',
    length: 'Un número tiene de 3 a 20 cifras.',
  },

  arm: 'Escribir en el brazo',
  armOf: (name) => `Escribir en el brazo: ${name}`,
  armShort: 'En el brazo',
  armTitle: 'Para escribir en el brazo',
  armAwake: 'La pantalla queda encendida.',
  armAsleep: 'Este teléfono no mantiene la pantalla encendida: hay que tocarla de vez en cuando.',
  armPrevious: 'Número anterior',
  armNext: 'Número siguiente',
  armAll: 'Todos',
  armDark: 'Blanco sobre negro',
  armClose: 'Listo',
}
