import { FileUp, Globe, MessageCircleQuestionMark, Network, NotebookPen, Plus } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { t } from '../language/language.ts'
import type { Adding } from './add-dialog.tsx'

export type OnAdd = (what: Adding | 'files') => void

export function AddMenu({ onAdd }: { onAdd: OnAdd }) {
  const ways = [
    { what: 'files', label: t('Files'), icon: FileUp },
    { what: 'text', label: t('Write a text'), icon: NotebookPen },
    { what: 'faq', label: t('Questions and answers'), icon: MessageCircleQuestionMark },
    { what: 'url', label: t('Web page'), icon: Globe },
    { what: 'site', label: t('Whole site'), icon: Network },
  ] as const
  const trigger = (
    <Button look="primary">
      <Plus aria-hidden /> {t('Add knowledge')}
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {ways.map(({ what, label, icon: Icon }) => (
        <MenuItem key={what} onClick={() => onAdd(what)}>
          <Icon aria-hidden /> {label}
        </MenuItem>
      ))}
    </Menu>
  )
}
