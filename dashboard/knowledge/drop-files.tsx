import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../language/language.ts'

/** Takes files that are dropped anywhere on the screen, which it marks while they hover. */
export function DropFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [isOver, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => followDrags(setOver, (files) => take.current(files)), [])
  if (!isOver) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-ground/85 p-6">
      <p className="flex items-center gap-3 rounded-2xl border-2 border-accent border-dashed bg-raised px-8 py-10 font-semibold text-accent text-lg">
        <FileUp aria-hidden className="size-6" /> {t('Drop files to add them')}
      </p>
    </div>
  )
}

function followDrags(setOver: (isOver: boolean) => void, onFiles: (files: File[]) => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
  addEventListener(
    'dragover',
    (event) => {
      if (!hasFiles(event)) return
      // Otherwise the browser opens the file.
      event.preventDefault()
      setOver(true)
    },
    { signal },
  )
  // Without a related target, the pointer left the window.
  addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal })
  addEventListener(
    'drop',
    (event) => {
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      onFiles([...(event.dataTransfer?.files ?? [])])
    },
    { signal },
  )
  return () => listening.abort()
}
