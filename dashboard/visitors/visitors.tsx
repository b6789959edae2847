import { Page } from '../shell/page.tsx'

export function Visitors() {
  return <Page title="Visitors">{null}</Page>
}
