/** Where scripts that load pictures late keep the real address; `src` then holds a placeholder. */
const lateNames = ['data-src', 'data-lazy-src', 'data-original']
const lateSets = ['data-srcset', 'data-lazy-srcset']

/** Address of the picture an `<img>` stands for, by its attributes; `undefined` when none is a web address. */
export function pictureAddress(read: (name: string) => string | null | undefined): string | undefined {
  const firstOf = (name: string) => firstOfSet(read(name))
  const candidates = [...lateNames.map(read), ...lateSets.map(firstOf), read('src'), firstOf('srcset')]
  for (const written of candidates) {
    const url = written?.trim().replace(/^\/\//, 'https://')
    if (url !== undefined && /^https?:\/\/[^/]/i.test(url)) return url
  }
  return undefined
}

function firstOfSet(srcset: string | null | undefined): string | undefined {
  return srcset?.trim().split(/,?\s/, 1)[0]
}
