import type { Archive } from './archive.ts'
import { parseXml } from './xml.ts'

/** The title that a package's metadata has. Nothing else of it is read. */
export async function titleOf(archive: Archive, name: string): Promise<string | null> {
  let title = ''
  let isTitle = false
  let isDone = false
  await parseXml(archive, name, {
    open: (element) => {
      isTitle = element === 'title' && !isDone
    },
    text: (text) => {
      if (isTitle) title += text
    },
    close: (element) => {
      if (element === 'title') isDone = true
      isTitle = false
    },
  })
  return title.trim() || null
}
