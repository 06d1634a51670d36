/**
 * Words of a title or tag that ask a reader to come, or warn them, as stems: what follows may be an ending. In both
 * languages of the app; without accents, in small letters.
 */
const stems = [
  'action alert',
  'call to action',
  'emergency',
  'hotline',
  'marched',
  'marches',
  // Alone it is mostly the month.
  'march against',
  'march for',
  'march on',
  'the march',
  'mobiliz',
  'picket',
  'protest',
  'raid',
  'rally',
  'rapid response',
  'strike',
  'urgent',
  'vigil',
  'walkout',
  'accion urgente',
  'emergencia',
  'huelga',
  'linea directa',
  'llamado a la accion',
  'manifestacion',
  'marcha',
  'movilizacion',
  'paro',
  'piquete',
  'planton',
  'redada',
  'urgente',
]

const important = new RegExp(
  `(?<![\\p{L}\\p{N}])(${stems.join('|')})(s|es|ed|ing|e|ar|ation|ers?|lines?)?(?![\\p{L}])`,
  'u',
)

/** Whether a post seems to be one that can't wait. The reader is told by which words in the settings. */
export function isImportant({ title, tags }: { title?: string; tags: readonly string[] }): boolean {
  return [title ?? '', ...tags].some((text) => important.test(plain(text)))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(/[-_]/g, ' ')
}
