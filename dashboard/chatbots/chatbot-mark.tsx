import { textOn } from '../../widget/theme.ts'
import { DEFAULT_ACCENT } from './content.ts'

type Props = { name: string; accent?: string | null | undefined }

/** A chatbot's letter on its owner's colour. */
export function ChatbotMark({ name, accent }: Props) {
  const colour = accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : DEFAULT_ACCENT
  return (
    <svg aria-hidden="true" viewBox="0 0 40 40" className="size-10 shrink-0">
      <rect width="40" height="40" rx="11" fill={colour} />
      <text
        x="20"
        y="20.5"
        textAnchor="middle"
        dominantBaseline="central"
        className="font-semibold text-[1.0625rem]"
        fill={textOn(colour)}
      >
        {[...name.trim()][0]?.toUpperCase() ?? '?'}
      </text>
    </svg>
  )
}
