const expected = [
  /^DSA Feed on http:/,
  /^Asking \d+ sources /,
  /^PUBLIC_URL is not set: /,
  /^Neither PUBLIC_URL /,
  /^New posts: \d+ phones told, /,
  /^[\w-]+: its hub does not (un)?subscribe: /,
  /^\d+ of \d+ feeds answered\.$/,
  /^No source is due yet\.$/,
  /^Not one feed could be reached\./,
  /^SIGTERM: ending\.$/,
  // What is wrong with the publishers, at the start and after a change.
  /^ {2}[\w .-]+: \w+(, \w+)*( and \d+ more)?$/,
  /^\w+: (answers again|[a-z]+(?:[A-Z][a-z]+)*( \d{3})?)$/,
]

/** Lines of a server's log, in JSON, that nothing a publisher does should bring about. */
export function unexpectedLines(log: string): string[] {
  return log.split('\n').filter((line) => {
    if (line === '') return false
    const message = messageOf(line)
    return message === undefined || !expected.some((pattern) => pattern.test(message))
  })
}

function messageOf(line: string): string | undefined {
  try {
    return JSON.parse(line).message
  } catch {
    return undefined
  }
}
