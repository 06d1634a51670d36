import type { DataWords } from './data-words.ts'
import { number, sources } from './es.ts'

const lastDays = (days: number) =>
  days === 1 ? 'En el único día con actualización' : `En los últimos ${number(days)} días con actualización`

export const dataEs: DataWords = {
  title: 'Datos y batería',
  saves: 'Ahorrar datos y batería',
  savesText:
    'Cada imagen llega solo si la pides, nada se mueve y los colores son negros, salvo que hayas elegido claros o tinta electrónica. La aplicación se actualiza sola una vez por hora como mucho; después de tres fallos en una actualización no repite ningún intento. El botón Actualizar funciona como siempre.',
  phoneAsks:
    'Este teléfono pide a las aplicaciones que ahorren datos: todo esto queda activo mientras lo pida.',
  batteryLow: 'Queda poca batería: así dura más.',
  used: (today, month) => `Unos ${today} hoy y ${month} este mes.`,
  usedText:
    'Se cuenta lo que traen las actualizaciones, con el tamaño que según nuestro servidor tiene en el camino. No se cuentan las imágenes que llegan mientras miras, los encabezados de las peticiones ni la propia aplicación.',
  fetchesAll: 'Actualizar todas las fuentes, también las que no sigo',
  fetchesAllText:
    'Nuestro servidor no anota las peticiones de nadie, pero tiene que verlas. Así, cada actualización pide lo mismo sigas lo que sigas, y ni siquiera quien mantiene el servidor puede saber qué lees. Lo que no sigues se guarda, para que activarlo no pida nada, y no aparece en tu cronología.',
  fetchesAllLimits:
    'Dos cosas todavía lo revelan: las imágenes, que se piden al mirarlas o por adelantado, salvo que ahorres datos; y la primera actualización después de activar esto, que trae justo lo que no seguías. Conviene activarlo antes de elegir.',
  cost: (days, perDay, followed, all, perDayAll) =>
    `${lastDays(days)} llegaron unos ${perDay} al día, de ${number(followed)} entre ${sources(all)}. Según eso, todas juntas traen unos ${perDayAll} al día, y la primera vez más.`,
  costNow: (days, perDay) => `${lastDays(days)} llegaron unos ${perDay} al día.`,
  costUnknown: 'Todavía no se sabe cuánto cuesta: en este teléfono no se ha actualizado nada.',
}
