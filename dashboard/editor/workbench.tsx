import { useNavigate, useSearch } from '@tanstack/react-router'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { Content, EditedChatbot } from '../chatbots/content.ts'
import { Button } from '../kit/button.tsx'
import { classes } from '../kit/classes.ts'
import { Tabs } from '../kit/tabs.tsx'
import { t } from '../language/language.ts'
import type { EditorTab } from '../routes.tsx'
import { Page } from '../shell/page.tsx'
import { AppearanceTab } from './appearance-tab.tsx'
import { Conflict } from './conflict.tsx'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import { useDraft } from './draft-queries.ts'
import { EditorActions } from './editor-actions.tsx'
import { FormTab } from './form/form-tab.tsx'
import { KnowledgeTab } from './knowledge-tab.tsx'
import { ModelTab } from './model-tab.tsx'
import { PersonaTab } from './persona-tab.tsx'
import { Preview } from './preview.tsx'
import { Refused } from './refused.tsx'
import type { TabProps } from './tab.ts'

type Props = { edited: EditedChatbot; keeper: DraftKeeper }

/** The form on the left, the preview on the right. */
export function Workbench({ edited, keeper }: Props) {
  const view = useDraft(keeper)
  const [isPreviewing, setPreviewing] = useState(false)
  const { tab = 'persona' } = useSearch({ from: '/signed-in/chatbots/$id/build' })
  const navigate = useNavigate({ from: '/chatbots/$id/build' })
  const show = (name: EditorTab) =>
    void navigate({ search: name === 'persona' ? {} : { tab: name }, replace: true, resetScroll: false })
  return (
    <Page
      title={view.content.name.trim() || t('Unnamed')}
      actions={<EditorActions edited={edited} keeper={keeper} view={view} />}
      className="max-w-7xl"
    >
      <Conflict keeper={keeper} view={view} />
      <Refused view={view} onShow={show} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div className={classes(isPreviewing && 'hidden lg:block')}>
          <Tabs tabs={tabsOf(edited.id, keeper, view)} value={tab} onChange={show} />
        </div>
        <div className={classes('lg:sticky lg:top-6', !isPreviewing && 'hidden lg:block')}>
          <Preview
            id={edited.id}
            content={view.content}
            keeper={keeper}
            onEdit={() => setPreviewing(false)}
          />
        </div>
      </div>
      {!isPreviewing && (
        <Button
          look="primary"
          className="fixed right-4 bottom-20 z-20 rounded-full shadow-black/20 shadow-lg lg:hidden"
          onClick={() => setPreviewing(true)}
        >
          <Eye aria-hidden /> {t('Preview')}
        </Button>
      )}
    </Page>
  )
}

function tabsOf(id: string, keeper: DraftKeeper, view: DraftView) {
  const props = tabProps(keeper, view)
  return [
    { name: 'persona', label: t('Persona'), content: <PersonaTab {...props} /> },
    { name: 'knowledge', label: t('Knowledge'), content: <KnowledgeTab {...props} /> },
    { name: 'model', label: t('Model'), content: <ModelTab {...props} /> },
    { name: 'form', label: t('Form'), content: <FormTab key={id} {...props} /> },
    { name: 'appearance', label: t('Appearance'), content: <AppearanceTab {...props} /> },
  ] as const
}

function tabProps(keeper: DraftKeeper, { content, fields }: DraftView): TabProps {
  return {
    content,
    change: keeper.change,
    configure: (change) => {
      const configuration = { ...keeper.view().content.configuration, ...change }
      const kept = Object.entries(configuration).filter(([, value]) => value !== undefined)
      keeper.change({ configuration: Object.fromEntries(kept) as Content['configuration'] })
    },
    errorAt: (path) => fields.get(path),
  }
}
