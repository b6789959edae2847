import { CopyButton } from './copy-button.tsx'

/** A code block to copy; long lines wrap. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <figure aria-label={label} className="flex items-start gap-2 rounded-xl bg-sunken p-2 pl-3.5">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap py-1.5 font-mono text-xs leading-relaxed [overflow-wrap:anywhere]">
        <code>{text}</code>
      </pre>
      <CopyButton text={text} />
    </figure>
  )
}
