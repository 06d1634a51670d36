import type { PostWords } from './post-words.ts'

export const postEs: PostWords = {
  translatedBy: (names) => `Traducción de ${names}`,
  removed: (day) => `Quien la publicó la retiró de su feed; aquí se notó el ${day}.`,
  removedKept:
    'Lo que guardes, pongas en una lista o en un paquete se queda en este teléfono; lo demás se irá cuando haga falta espacio.',
  retired: (day, reason) =>
    `Esta fuente ya no está en la lista desde el ${day}${reason ? `: ${reason}` : '.'}`,
  retiredKept: 'De ella no llega nada nuevo. Lo guardado se puede seguir leyendo.',
  former: 'Lo que decía antes',
  formerFrom: (time) =>
    `Como llegó a este teléfono la primera vez, hasta ${time}. Las líneas marcadas se cambiaron o se quitaron.`,
  formerGone: 'Cambiado o quitado:',
  formerCut: 'Seguía; un texto tan largo no se guarda entero.',
  contents: 'En esta publicación',
  others: 'Antes y después de esta publicación',
  list: 'Lista de publicaciones',
  copyQuote: 'Copiar cita',
  copyQuoteKey: 'Copiar el texto elegido con su fuente',
  quoteCopied: 'Se copió la cita con su fuente',
  quoteNotCopied: 'No se pudo copiar la cita. Cópiala desde el menú del navegador.',
  wideTable: 'Tabla, se desliza de lado',
  wideTableNamed: (name) => `Tabla, se desliza de lado: ${name}`,
  wideText: 'Texto tal como se compuso, se desliza de lado',
}
