import type { Configuration, Content } from '../chatbots/content.ts'

/** Props of each editor tab. */
export type TabProps = {
  content: Content
  change: (change: Partial<Content>) => void
  /** Changes to the configuration; undefined removes a key. */
  configure: (change: { [Key in keyof Configuration]?: Configuration[Key] | undefined }) => void
  /** The server's validation error for a field path. */
  errorAt: (path: string) => string | undefined
}

/** An empty text becomes undefined. */
export const orNone = (text: string): string | undefined => (text === '' ? undefined : text)
