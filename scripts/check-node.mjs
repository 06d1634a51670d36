/** Says what is wrong before an error deep inside a package does. @returns {string | undefined} */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return undefined
  return `This needs Node 20.19 or newer; this is Node ${version}. Get one at https://nodejs.org.`
}

/** Ends the process with that sentence. */
export function requireNode() {
  const problem = nodeProblem()
  if (problem === undefined) return
  console.error(problem)
  process.exit(1)
}
