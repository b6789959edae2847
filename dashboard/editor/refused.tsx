import { Notice } from '../kit/notice.tsx'
import { t } from '../language/language.ts'
import type { EditorTab } from '../routes.tsx'
import type { DraftView } from './draft-keeper.ts'

/** The tab that holds a field. */
function tabOf(path: string): { tab: EditorTab; label: string } {
  if (/^facts/.test(path)) return { tab: 'knowledge', label: t('Knowledge') }
  if (/^form/.test(path)) return { tab: 'form', label: t('Form') }
  if (/^configuration\.(model|daily)/.test(path)) return { tab: 'model', label: t('Model') }
  if (/^configuration\.(theme|greeting|suggested|image)/.test(path))
    return { tab: 'appearance', label: t('Appearance') }
  return { tab: 'persona', label: t('Persona') }
}

type Props = { view: DraftView; onShow: (tab: EditorTab) => void }

/** Lists the server's validation errors, with a link to each tab. */
export function Refused({ view: { status, fields, trouble }, onShow }: Props) {
  if (status !== 'invalid') return null
  return (
    <Notice tone="alarm">
      <p className="font-medium">
        {fields.size > 0 ? t('Not saved: fix the highlighted fields') : t('Not saved')}
      </p>
      {fields.size === 0 && <p>{trouble}</p>}
      <ul>
        {[...fields].slice(0, 5).map(([path, message]) => {
          const { tab, label } = tabOf(path)
          return (
            <li key={path}>
              <button
                type="button"
                className="font-medium underline underline-offset-2"
                onClick={() => onShow(tab)}
              >
                {label}
              </button>
              : <code className="text-xs">{path.replace('configuration.', '')}</code> {message}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
