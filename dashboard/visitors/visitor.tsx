import { Page } from '../shell/page.tsx'

export function Visitor() {
  return <Page title="Visitor">{null}</Page>
}
