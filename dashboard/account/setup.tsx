import { Page } from '../shell/page.tsx'

export function Setup() {
  return <Page title="Setup">{null}</Page>
}
