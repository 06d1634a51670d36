/** An object without its `undefined` values: what a document does not give is absent. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

export function defined<T extends object>(values: T): Defined<T> {
  const kept: Record<string, unknown> = {}
  for (const key in values) {
    const value: unknown = values[key]
    if (value !== undefined) kept[key] = value
  }
  return kept as Defined<T>
}
