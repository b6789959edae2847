import { Outlet, useParams } from '@tanstack/react-router'
import { VisitorList } from './visitor-list.tsx'

/** All visitors, or the one that was chosen. */
export function Visitors() {
  const { id = '', visitorId } = useParams({ strict: false })
  return visitorId === undefined ? <VisitorList id={id} /> : <Outlet />
}
