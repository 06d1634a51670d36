import type { PostWords } from './post-words.ts'

export const postEs: PostWords = {
  translatedBy: (names) => `Traducción de ${names}`,
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
