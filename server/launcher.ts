/** How often the parent process is checked; the cost is negligible. */
const CHECK_MS = 250

/**
 * npm forwards SIGTERM and SIGINT to the server, since the start script replaces the shell between them. It
 * does not forward SIGHUP or SIGKILL. When npm disappears, the server shuts down too, so that it does not
 * keep the port and the data folder.
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
