import { runInTurn } from '../../../fairness/caller.ts'
import { KnowledgeUnread, ReadingWorkers } from './reading-workers.ts'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

/**
 * In characters. Up to here even hostile knowledge is read in less than 50 ms of a slow processor (usual knowledge
 * in less than 10), and the way to the thread would cost more than it saves.
 */
export const MAX_READ_HERE = 8000

const workers = new ReadingWorkers()

/**
 * Reads knowledge for a task: short knowledge at once, long knowledge in a thread of its own.
 * @throws KnowledgeUnread
 */
export async function read<Name extends TaskName>(
  name: Name,
  knowledge: readonly string[],
  ...args: Parameters<Tasks[Name]>
): Promise<ReturnType<Tasks[Name]>> {
  const length = knowledge.reduce((sum, text) => sum + text.length, 0)
  if (length <= MAX_READ_HERE) return runInTurn(() => runTask(name, args))
  // Whoever has used up their share of the processor waits before they use the thread.
  await runInTurn(() => undefined)
  return workers.run(name, args)
}

/** What was read, or a substitute where it was not read in time. */
export async function valueUnlessUnread<Value>(reading: Promise<Value>, substitute: Value): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof KnowledgeUnread) return substitute
    throw error
  }
}
