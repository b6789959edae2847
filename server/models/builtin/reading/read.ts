import { runInTurn } from '../../../fairness/caller.ts'
import { KnowledgeUnread, ReadingWorkers } from './reading-workers.ts'
import { runTask, type TaskName, type Tasks } from './tasks.ts'

/**
 * In characters. Up to this length even hostile knowledge takes less than 40 ms of a slow processor, and
 * usual knowledge less than 5. A transfer to the thread would cost more than it saves.
 */
export const MAX_READ_HERE = 5000

const workers = new ReadingWorkers()

/**
 * Reads knowledge for a task: short knowledge immediately, long knowledge in a worker thread.
 * @throws KnowledgeUnread
 */
export async function read<Name extends TaskName>(
  name: Name,
  knowledge: readonly string[],
  ...args: Parameters<Tasks[Name]>
): Promise<ReturnType<Tasks[Name]>> {
  const length = knowledge.reduce((sum, text) => sum + text.length, 0)
  if (length <= MAX_READ_HERE) return runInTurn(() => runTask(name, args))
  // A caller that used up its share of processor time waits before using the thread.
  await runInTurn(() => undefined)
  return workers.run(name, args)
}

/** The result, or a substitute if the knowledge was not read in time. */
export async function valueUnlessUnread<Value>(reading: Promise<Value>, substitute: Value): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof KnowledgeUnread) return substitute
    throw error
  }
}
