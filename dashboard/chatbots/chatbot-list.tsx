import { Page } from '../shell/page.tsx'

export function ChatbotList() {
  return <Page title="ChatbotList">{null}</Page>
}
