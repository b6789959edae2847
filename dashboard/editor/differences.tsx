import type { Content } from '../chatbots/content.ts'
import { t } from '../language/language.ts'
import { differencesOf } from './compare.ts'

/** Characters of a changed value. */
const SHOWN = 400

/** The changed fields, each expandable. */
export function Differences({ before, after }: { before: Content; after: Content }) {
  const found = differencesOf(before, after)
  if (found.length === 0) return <p className="text-quiet text-sm">{t('No changes.')}</p>
  return (
    <ul className="divide-y divide-line rounded-xl border border-line">
      {found.map(({ label, before: was, after: is }) => (
        <li key={label}>
          <details className="group text-sm">
            <summary className="flex cursor-pointer items-center gap-2 px-3 py-2 font-medium hover:bg-sunken">
              {label}
            </summary>
            <div className="grid gap-2 px-3 pb-3 sm:grid-cols-2">
              <Side label={t('Before')} text={was} />
              <Side label={t('After')} text={is} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Side({ label, text }: { label: string; text: string }) {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
  return (
    <div className="min-w-0">
      <p className="mb-1 text-quiet text-xs">{label}</p>
      <p dir="auto" className="whitespace-pre-wrap rounded-lg bg-sunken px-2.5 py-2 [overflow-wrap:anywhere]">
        {shown || '–'}
      </p>
    </div>
  )
}
