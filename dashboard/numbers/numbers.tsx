import { Page } from '../shell/page.tsx'

export function Numbers() {
  return <Page title="Numbers">{null}</Page>
}
