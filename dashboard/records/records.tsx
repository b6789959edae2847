import { Page } from '../shell/page.tsx'

export function Records() {
  return <Page title="Records">{null}</Page>
}
