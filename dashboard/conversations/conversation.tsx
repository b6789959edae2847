import { Page } from '../shell/page.tsx'

export function Conversation() {
  return <Page title="Conversation">{null}</Page>
}
