import { Dialog } from '../kit/dialog.tsx'
import { t } from '../language/language.ts'
import { AddressForm } from './address-form.tsx'
import { FaqForm } from './faq-form.tsx'
import { TextForm } from './text-form.tsx'

/** What is added by a form. */
export type Adding = 'text' | 'faq' | 'url' | 'site'

const about = (): Record<Adding, { title: string; description: string }> => ({
  text: { title: t('Write a text'), description: t('Headings and lists may be Markdown.') },
  faq: {
    title: t('Questions and answers'),
    description: t('Each answer is given where a question means the same.'),
  },
  url: { title: t('Web page'), description: t('The text of one page, without its menus.') },
  site: {
    title: t('Whole site'),
    description: t('All pages from a start page or a sitemap, one page a second.'),
  },
})

type Props = { id: string; adding: Adding | undefined; onClose: () => void }

export function AddDialog({ id, adding, onClose }: Props) {
  if (!adding) return null
  const form = { id, onDone: onClose }
  return (
    <Dialog isOpen onClose={onClose} {...about()[adding]} className="sm:w-160" staysOpen>
      {adding === 'text' && <TextForm {...form} />}
      {adding === 'faq' && <FaqForm {...form} />}
      {(adding === 'url' || adding === 'site') && <AddressForm {...form} type={adding} />}
    </Dialog>
  )
}
