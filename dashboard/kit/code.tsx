import { CopyButton } from './copy-button.tsx'

/** A piece of code to take along. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className="relative rounded-xl bg-sunken">
      {/* What is wider than the screen is scrolled, by the keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section tabIndex={0} aria-label={label} className="overflow-x-auto rounded-xl p-3.5 pr-24">
        <pre className="font-mono text-xs leading-relaxed">
          <code>{text}</code>
        </pre>
      </section>
      <CopyButton text={text} className="absolute top-2 right-2" />
    </div>
  )
}
