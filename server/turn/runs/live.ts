import type { Run } from './run.ts'

/** Shares runs between processes. */
export type Live = {
  /** Publishes a run to other processes, until five minutes after its last event. */
  share: (run: Run) => void
  /** @returns a run published by another process; undefined when there is none of this id */
  subscribe: (runId: string) => Promise<Run | undefined>
  /** Requests the run's process to stop it. */
  askToStop: (runId: string) => Promise<void>
  /** Registers a listener for stop requests from other processes. */
  onAskedToStop: (listener: (runId: string) => void) => void
  close: () => Promise<void>
}

/** For a single process. */
export const notLive: Live = {
  share: () => {},
  subscribe: async () => undefined,
  askToStop: async () => {},
  onAskedToStop: () => {},
  close: async () => {},
}
