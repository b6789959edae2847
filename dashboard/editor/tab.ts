import type { Configuration, Content } from '../chatbots/content.ts'

/** What each tab of the editor works on. */
export type TabProps = {
  content: Content
  change: (change: Partial<Content>) => void
  /** Of the configuration; what is undefined is taken out of it. */
  configure: (change: { [Key in keyof Configuration]?: Configuration[Key] | undefined }) => void
  /** What is wrong with the field at this path, as the server says it. */
  errorAt: (path: string) => string | undefined
}

/** An empty text is none. */
export const orNone = (text: string): string | undefined => (text === '' ? undefined : text)
