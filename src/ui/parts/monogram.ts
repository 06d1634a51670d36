/** As many as `publisher-logo.css` has. */
const grounds = 8

/** Words that many publishers' names share, and that would give them all the same letters. */
const shared = new Set(['dsa', 'the', 'of', 'and', 'a', 'democratic', 'socialists', 'ydsa'])

/** Two letters and the number of a ground that stay the same for a publisher, from its name and id. */
export function monogram(publisherId: string, name: string): { letters: string; ground: number } {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !shared.has(word.toLowerCase()))
  const used = telling.length > 0 ? telling : words
  const letters =
    used.length > 1 ? `${first(used[0])}${first(used[1])}` : [...(used[0] ?? '?')].slice(0, 2).join('')
  let sum = 0
  for (const character of publisherId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return { letters: letters.toLocaleUpperCase('en'), ground: sum % grounds }
}

function first(word: string | undefined): string {
  return [...(word ?? '')][0] ?? ''
}
