export const postEn = {
  translatedBy: (names: string) => `Translated by ${names}`,
  removed: (day: string) => `Its publisher has taken this post out of its feed, as seen here on ${day}.`,
  removedKept:
    'What you save, list or put into a pack stays on this phone; the rest goes when room is needed.',
  retired: (day: string, reason: string) =>
    `This source is no longer in the list since ${day}${reason ? `: ${reason}` : '.'}`,
  retiredKept: 'No new posts come from it. Those that are stored stay readable.',
  former: 'What it said before',
  formerFrom: (time: string) =>
    `As this phone first had it, until ${time}. Marked lines were changed or taken out.`,
  formerGone: 'Changed or taken out:',
  formerCut: 'It went on; a text this long is not kept whole.',
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
