/** Eight grounds on which white text has at least 5:1 in both themes. */
const grounds = [
  '#8c1d40',
  '#7a3e00',
  '#4d5a00',
  '#1d6b3a',
  '#00646b',
  '#1f5a99',
  '#5a3fa0',
  '#6b4a3a',
] as const

/** Words that many publishers' names share, and that would give them all the same letters. */
const shared = new Set(['dsa', 'the', 'of', 'and', 'a', 'democratic', 'socialists', 'ydsa'])

/** Two letters and a ground that stay the same for a publisher, from its name and id. */
export function monogram(publisherId: string, name: string): { letters: string; ground: string } {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !shared.has(word.toLowerCase()))
  const used = telling.length > 0 ? telling : words
  const letters =
    used.length > 1 ? `${first(used[0])}${first(used[1])}` : [...(used[0] ?? '?')].slice(0, 2).join('')
  let sum = 0
  for (const character of publisherId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return { letters: letters.toLocaleUpperCase('en'), ground: grounds[sum % grounds.length] ?? grounds[0] }
}

function first(word: string | undefined): string {
  return [...(word ?? '')][0] ?? ''
}
