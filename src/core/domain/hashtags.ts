/** A word after a number sign; a number alone is none. */
const hashtag = /#([\p{L}\p{N}_]{1,60})/gu

/** Names of the hashtags in a text, without their sign, each once. */
export function hashtagsOf(text: string): string[] {
  const names = [...text.matchAll(hashtag)].flatMap((match) =>
    isHashtag(text, match.index, match[1] ?? '') ? (match[1] ?? []) : [],
  )
  return [...new Set(names)]
}

/** Not the end of an address, a character reference, or "#1". */
export function isHashtag(text: string, at: number, name: string): boolean {
  return /\p{L}/u.test(name) && !/[\p{L}\p{N}_&/#]/u.test(text[at - 1] ?? '')
}
