import { useEffect, useRef, useState } from 'react'
import { t } from '../language/language.ts'
import { isUnsettled, type Source } from './source-queries.ts'

/** Announces each source that was read, or that could not be. */
export function ReadingNews({ sources }: { sources: readonly Source[] }) {
  const waiting = useRef(new Set<string>())
  const [news, setNews] = useState('')
  useEffect(() => {
    const settled = sources.filter((source) => !isUnsettled(source) && waiting.current.has(source.id))
    waiting.current = new Set(sources.filter(isUnsettled).map((source) => source.id))
    if (settled.length > 0) setNews(settled.map(newsOf).join(' '))
  }, [sources])
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  )
}

function newsOf({ name, status }: Source): string {
  return status === 'failed' ? t('{name} could not be read.', { name }) : t('{name} is ready.', { name })
}
