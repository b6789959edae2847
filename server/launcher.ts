/** How often a look at the parent costs nothing that could be measured. */
const CHECK_MS = 250

/**
 * npm runs the server inside a shell, and passes a signal on to that shell only, which ends without
 * telling: the server, left behind, would hold the port and the data folder. So when npm started it,
 * the end of its parent is its own.
 */
export function onLauncherGone(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const launcher = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === launcher) return
    clearInterval(timer)
    stop()
  }, CHECK_MS)
  timer.unref()
}
