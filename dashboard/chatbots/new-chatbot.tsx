import { Page } from '../shell/page.tsx'

export function NewChatbot() {
  return <Page title="NewChatbot">{null}</Page>
}
