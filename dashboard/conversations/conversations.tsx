import { Page } from '../shell/page.tsx'

export function Conversations() {
  return <Page title="Conversations">{null}</Page>
}
