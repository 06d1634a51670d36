/** What goes from screen to camera at most. Everything that is made of a stranger's frames is bounded by these. */
export const codeLimits = {
  /** Bytes, compressed, that one code still holds so that a phone's camera reads it. */
  singleBytes: 2048,
  /** Bytes, compressed, of a series. */
  payloadBytes: 50_000,
  /** Parts of a series. */
  blocks: 512,
  /** Series that are put together at a time; of more, the one that had no frame for longest is dropped. */
  series: 4,
} as const

/** Bytes of a part of a series: with them a code has 69 modules a side, which a cheap phone reads from a hand away. */
export const blockBytes = 400
