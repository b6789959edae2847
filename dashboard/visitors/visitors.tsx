import { Outlet, useParams } from '@tanstack/react-router'
import { VisitorList } from './visitor-list.tsx'

/** The visitor list, or the selected visitor. */
export function Visitors() {
  const { id = '', visitorId } = useParams({ strict: false })
  return visitorId === undefined ? <VisitorList id={id} /> : <Outlet />
}
