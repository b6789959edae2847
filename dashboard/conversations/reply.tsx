import { useLayoutEffect, useRef } from 'react'
import { markdown } from '../../widget/markdown.ts'
import { t } from '../language/language.ts'
import './reply.css'

/** Markdown as the visitor's panel draws it: nodes from a list, no HTML, and only links whose address was checked. */
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
