import { FileUp, Globe, LibraryBig, type LucideIcon, NotebookPen } from 'lucide-react'
import { t } from '../language/language.ts'
import type { OnAdd } from './add-menu.tsx'

/** Says what knowledge is for, with the three ways to begin. */
export function NothingYet({ onAdd }: { onAdd: OnAdd }) {
  return (
    <div className="flex flex-col items-center gap-6 py-8">
      <div className="flex flex-col items-center gap-2 text-center">
        <span className="mb-2 grid size-12 place-items-center rounded-full bg-tint text-accent">
          <LibraryBig aria-hidden className="size-6" />
        </span>
        <p className="font-semibold">{t('Give the chatbot something to answer from')}</p>
        <p className="max-w-lg text-balance text-quiet text-sm">
          {t(
            'It finds the passages that answer a question, and names them under its reply. What it does not find, it does not make up.',
          )}
        </p>
      </div>
      <div className="grid w-full max-w-3xl gap-3 sm:grid-cols-3">
        <Way icon={FileUp} title={t('Upload files')} onClick={() => onAdd('files')}>
          {t('PDF, Word, Excel, PowerPoint, EPUB and more. You can drop them anywhere on this screen.')}
        </Way>
        <Way icon={Globe} title={t('Add a web page')} onClick={() => onAdd('url')}>
          {t('Paste an address. The page is read again as often as you like.')}
        </Way>
        <Way icon={NotebookPen} title={t('Write it yourself')} onClick={() => onAdd('faq')}>
          {t('Questions and their answers, typed or imported from a CSV.')}
        </Way>
      </div>
    </div>
  )
}

type WayProps = { icon: LucideIcon; title: string; onClick: () => void; children: string }

function Way({ icon: Icon, title, onClick, children }: WayProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex flex-col items-start gap-1 rounded-card border border-border bg-raised p-4 text-left hover:bg-sunken"
    >
      <Icon aria-hidden className="mb-1 size-5 text-accent" />
      <span className="font-medium text-sm">{title}</span>
      <span className="text-quiet text-sm">{children}</span>
    </button>
  )
}
