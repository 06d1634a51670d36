/**
 * `npm start` runs a shell between itself and us. npm hands SIGTERM on to that shell only, and dash ends
 * without telling its child: we would stay behind on the port. So the shell's end is our SIGTERM.
 */
export function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
