import { textOn } from '../../widget/theme.ts'
import { DEFAULT_ACCENT } from './content.ts'

type Props = { name: string; accent?: string | null | undefined }

/** A chatbot's initial on its accent colour. */
export function ChatbotMark({ name, accent }: Props) {
  const colour = accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : DEFAULT_ACCENT
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-xl font-semibold text-lg"
      style={{ backgroundColor: colour, color: textOn(colour) }}
    >
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  )
}
