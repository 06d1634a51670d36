import { count } from './format.ts'

const number = (value: number) => count('en', value)

export const savedEn = {
  save: 'Save',
  saveKey: 'Save the post, or remove it',
  savedByKey: (title: string) => `“${title}” is saved. Press s again to remove it.`,
  legal: 'Legal help: numbers to call',
  all: 'All saved',
  pages: 'Kept pages',
  packs: 'Packs and files',
  lists: 'Lists',
  listWith: (name: string, value: number) => `${name} (${number(value)})`,
  newList: 'New list',
  listName: 'Name of the list',
  makeList: 'Make list',
  rename: 'Rename',
  storeName: 'Save name',
  deleteList: 'Delete list',
  listDeleted: (name: string) => `The list “${name}” is deleted.`,
  remove: 'Remove',
  removeOf: (title: string) => `Remove “${title}”`,
  removed: (title: string) => `“${title}” is removed.`,
  removedFrom: (title: string, list: string) => `“${title}” is taken out of “${list}”.`,
  yours: 'Lists and note',
  note: 'Your note',
  noteHint: 'Only you see it. It stays on this phone.',
  noteStored: 'Note stored',
  noteNotStored: 'Your note isn’t stored yet. It stays in its field while the app is open.',
  none: 'Nothing saved yet',
  noneHint:
    'Open a post and press Save. It stays on this phone, readable with no network, until you remove it.',
  emptyList: 'Nothing in this list yet',
  emptyListHint: 'Open a post and choose this list at the end of its text.',
}
