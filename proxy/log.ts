/** One line for the operator. It never holds a client's address nor anything a client asked for. */
export type Log = (line: string) => void
