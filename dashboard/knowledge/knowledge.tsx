import { Outlet, useParams } from '@tanstack/react-router'
import { KnowledgeScreen } from './knowledge-screen.tsx'

/** The list of sources, or the selected source. */
export function Knowledge() {
  const { id = '', sourceId } = useParams({ strict: false })
  return sourceId === undefined ? <KnowledgeScreen key={id} id={id} /> : <Outlet />
}
