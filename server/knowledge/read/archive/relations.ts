/** OOXML: the files that a file refers to, by the id that it uses. */
import type { Archive } from './archive.ts'
import { parseXml } from './xml.ts'

export type Relation = { id: string; type: string; target: string }

/** Those within the package. External ones are never followed. */
export async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const found: Relation[] = []
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  await parseXml(archive, `${folder}_rels/${part.slice(slash)}.rels`, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External' || !Id || !Type || !Target) return
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolvePath(folder, Target) })
    },
  })
  return found
}

/** The name in the archive of a path that is relative to a folder. */
export function resolvePath(folder: string, path: string): string {
  const steps = path.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
