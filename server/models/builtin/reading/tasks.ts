import { recall } from '../../../text/recall.ts'
import { sourcesOf } from '../../../text/sources.ts'
import { answer } from '../answer.ts'

/**
 * The tasks that read knowledge. Each first cuts the knowledge into units, which takes time for long texts.
 */
export const TASKS = { answer, recall, sourcesOf }

export type Tasks = typeof TASKS
export type TaskName = keyof Tasks

export function runTask<Name extends TaskName>(name: Name, args: Parameters<Tasks[Name]>) {
  const task: (...args: never) => unknown = TASKS[name]
  return task(...(args as never)) as ReturnType<Tasks[Name]>
}
