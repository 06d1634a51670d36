/**
 * Loaded into a server before it starts: its clock shows random moments of one month. Sources that were all seen to
 * change in one minute would make an index that compresses better than any real one.
 */
let state = 1
Date.now = () => {
  state = (state * 48_271) % 2_147_483_647
  return 1_790_000_000_000 + (state % 2_592_000) * 1000
}
