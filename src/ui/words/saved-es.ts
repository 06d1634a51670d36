import { count } from './format.ts'
import type { SavedWords } from './saved-words.ts'

const number = (value: number) => count('es', value)

export const savedEs: SavedWords = {
  save: 'Guardar',
  saveKey: 'Guardar la publicación o quitarla',
  savedByKey: (title) => `Se guardó «${title}». Para quitarla, pulsa s otra vez.`,
  legal: 'Ayuda legal: números para llamar',
  all: 'Todo lo guardado',
  pages: 'Páginas guardadas',
  packs: 'Paquetes y archivos',
  lists: 'Listas',
  listWith: (name, value) => `${name} (${number(value)})`,
  newList: 'Lista nueva',
  listName: 'Nombre de la lista',
  makeList: 'Crear lista',
  rename: 'Cambiar nombre',
  storeName: 'Guardar nombre',
  deleteList: 'Borrar lista',
  listDeleted: (name) => `Se borró la lista «${name}».`,
  remove: 'Quitar',
  removeOf: (title) => `Quitar «${title}»`,
  removed: (title) => `Se quitó «${title}».`,
  removedFrom: (title, list) => `Se sacó «${title}» de «${list}».`,
  yours: 'Listas y nota',
  note: 'Tu nota',
  noteHint: 'Solo tú la ves. Se queda en este teléfono.',
  noteStored: 'Nota guardada',
  noteNotStored: 'Tu nota todavía no está guardada. Sigue en su lugar mientras la aplicación esté abierta.',
  none: 'Todavía no has guardado nada',
  noneHint:
    'Abre una publicación y toca Guardar. Se queda en este teléfono, y se lee sin red, hasta que la quites.',
  emptyList: 'Esta lista todavía está vacía',
  emptyListHint: 'Abre una publicación y elige esta lista al final del texto.',
}
