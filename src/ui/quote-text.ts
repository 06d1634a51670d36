export interface Quote {
  /** As it was selected. */
  text: string
  title: string | undefined
  publisher: string | undefined
  url: string | undefined
  /** Of the post: its quotation marks are meant. */
  language: string
}

/** A quote as one pastes it: “text” — title, publisher, address. What the post doesn't say is left out. */
export function quoteText({ text, title, publisher, url, language }: Quote): string {
  const [open, close] = /^es\b/i.test(language) ? '«»' : '“”'
  const source = [title, publisher, url].filter((part) => part !== undefined && part !== '').join(', ')
  return `${open}${cleaned(text)}${close}${source === '' ? '' : ` — ${source}`}`
}

/** Without the places where a word may break, and with one empty line between paragraphs. */
export function cleaned(text: string): string {
  return text
    .replace(/\u00ad|\u200b/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
