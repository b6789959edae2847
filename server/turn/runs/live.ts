import type { Run } from './run.ts'

/** What lets processes hear each other's runs. */
export type Live = {
  /** Lets other processes hear this run: from its first event, until five minutes after its last. */
  share: (run: Run) => void
  /** A run that another process shares, or did; undefined when there is none of this id. */
  hear: (runId: string) => Promise<Run | undefined>
  /** Asks the process that has this run to stop it. */
  askToStop: (runId: string) => Promise<void>
  /** Another process asks to stop a run. */
  onAskedToStop: (listener: (runId: string) => void) => void
  close: () => Promise<void>
}

/** Of a process that is alone. */
export const notLive: Live = {
  share: () => {},
  hear: async () => undefined,
  askToStop: async () => {},
  onAskedToStop: () => {},
  close: async () => {},
}
