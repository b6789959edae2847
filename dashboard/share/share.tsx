import { Page } from '../shell/page.tsx'

export function Share() {
  return <Page title="Share">{null}</Page>
}
