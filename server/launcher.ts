/** How often the parent is looked at; the cost cannot be measured. */
const CHECK_MS = 250

/**
 * npm waits for the server and passes SIGTERM and SIGINT on to it, since the start script replaces the shell
 * between them. It does not pass on SIGHUP, and nothing passes on SIGKILL: when npm is gone without a word,
 * the server drains and ends too, so that it does not keep the port and the data folder.
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
