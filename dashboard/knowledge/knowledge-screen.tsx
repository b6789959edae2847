import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Tabs } from '../kit/tabs.tsx'
import { t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { AddDialog, type Adding } from './add-dialog.tsx'
import { AddMenu } from './add-menu.tsx'
import { DropFiles } from './drop-files.tsx'
import { knowledgeSearch } from './knowledge-search.ts'
import { SourceList } from './source-list.tsx'
import { TryQuestion } from './try-question.tsx'
import { UploadList, UploadNews } from './upload-list.tsx'
import { upload } from './uploads.ts'

export function KnowledgeScreen({ id }: { id: string }) {
  const { view = 'sources' } = knowledgeSearch(useSearch({ strict: false }))
  const [adding, setAdding] = useState<Adding>()
  const picker = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const show = (search: object) => void navigate({ to: '.', search, replace: true })
  const addFiles = (files: readonly File[]) => {
    if (files.length === 0) return
    if (view === 'try') show({})
    upload(id, files)
  }
  const add = (what: Adding | 'files') => (what === 'files' ? picker.current?.click() : setAdding(what))
  const tabs = [
    { name: 'sources', label: t('Sources'), content: <SourceList id={id} onAdd={add} /> },
    { name: 'try', label: t('Try a question'), content: <TryQuestion id={id} /> },
  ] as const
  return (
    <Page
      title={t('Knowledge')}
      hint={t('The chatbot answers from these sources and names them.')}
      actions={<AddMenu onAdd={add} />}
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          addFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <DropFiles onFiles={addFiles} />
      <UploadNews id={id} />
      <UploadList id={id} />
      <Tabs tabs={tabs} value={view} onChange={(name) => show(name === 'try' ? { view: 'try' } : {})} />
      <AddDialog id={id} adding={adding} onClose={() => setAdding(undefined)} />
    </Page>
  )
}
