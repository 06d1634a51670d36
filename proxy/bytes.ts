/** Bytes in memory of our own, as `Response` takes them. */
export type Bytes = Uint8Array<ArrayBuffer>
