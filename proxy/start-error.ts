/** The server cannot start, for a reason the operator can mend; the message is all they need. */
export class StartError extends Error {
  constructor(errors: readonly string[]) {
    super(errors.join('\n'))
    this.name = 'StartError'
  }
}
