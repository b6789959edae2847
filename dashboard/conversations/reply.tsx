import { useLayoutEffect, useRef } from 'react'
import { markdown } from '../../widget/markdown.ts'
import { t } from '../language/language.ts'
import './reply.css'

/** Markdown as in the visitor's panel: allowed nodes only, no HTML, checked link addresses. */
export function Reply({ text }: { text: string }) {
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const node = body.current
    if (!node) return
    node.replaceChildren()
    const drawn = markdown(node, { strings: { code: t('Code'), table: t('Table') }, imageHosts: [] })
    drawn.write(text)
    drawn.end()
  }, [text])
  return <div ref={body} dir="auto" className="reply" />
}
