import { Page } from '../shell/page.tsx'

export function Editor() {
  return <Page title="Editor">{null}</Page>
}
