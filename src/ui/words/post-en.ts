export const postEn = {
  translatedBy: (names: string) => `Translated by ${names}`,
  contents: 'In this post',
  others: 'Before and after this post',
  list: 'List of posts',
  copyQuote: 'Copy quote',
  copyQuoteKey: 'Copy the selected text with its source',
  quoteCopied: 'Quote copied with its source',
  quoteNotCopied: 'The quote couldn’t be copied. Copy it from the browser’s menu.',
  wideTable: 'Table, scrolls sideways',
  wideTableNamed: (name: string) => `Table, scrolls sideways: ${name}`,
  wideText: 'Text as it was set, scrolls sideways',
}
