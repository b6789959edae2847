import { useEffect, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Notice } from '../kit/notice.tsx'
import { t } from '../language/language.ts'
import { labelOf, write } from './compare.ts'
import { type FieldPath, valueAt } from './content-fields.ts'
import type { DraftKeeper, DraftView } from './draft-keeper.ts'
import { excerptsOf } from './excerpts.ts'

type Props = { keeper: DraftKeeper; view: DraftView }

/** Fields that were changed here and elsewhere: the owner chooses. */
export function Conflict(props: Props) {
  return props.view.status === 'conflict' ? <Asked {...props} /> : null
}

function Asked({ keeper, view }: Props) {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <Notice
        tone="warn"
        actions={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('Choose')}
          </Button>
        }
      >
        <p className="font-medium">{t('This draft was changed elsewhere')}</p>
        <p>{t('In another window or on another device. Your changes here are kept, but not saved yet.')}</p>
      </Notice>
      {isOpen && <Choices keeper={keeper} view={view} onClose={() => setOpen(false)} />}
    </>
  )
}

/** No button has the focus at first: the owner may still be typing. */
function Choices({ keeper, view, onClose }: Props & { onClose: () => void }) {
  const first = useRef<HTMLFieldSetElement>(null)
  const { conflicts, content, base } = view
  const count = useRef(conflicts.length)
  useEffect(() => {
    if (conflicts.length < count.current) first.current?.focus()
    count.current = conflicts.length
  }, [conflicts])
  return (
    <Dialog
      isOpen
      staysOpen
      onClose={onClose}
      title={t('Which change do you want to keep?')}
      description={t('These fields were also changed in another window or on another device.')}
      initialFocus={first}
      className="sm:w-160"
    >
      {conflicts.map((path, index) => (
        <Choice
          key={path.join('.')}
          ref={index === 0 ? first : undefined}
          path={path}
          mine={write(valueAt(content, path))}
          theirs={write(valueAt(base.content, path))}
          onChoose={(isMine) => keeper.resolve(path, isMine)}
        />
      ))}
    </Dialog>
  )
}

type ChoiceProps = {
  ref: React.Ref<HTMLFieldSetElement> | undefined
  path: FieldPath
  mine: string
  theirs: string
  onChoose: (isMine: boolean) => void
}

function Choice({ ref, path, mine, theirs, onChoose }: ChoiceProps) {
  const [own, other] = excerptsOf(mine, theirs)
  return (
    <fieldset ref={ref} tabIndex={-1} className="min-w-0 rounded-xl outline-hidden">
      <legend className="mb-2 font-medium text-sm">{labelOf(path)}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side
          label={t('Your change')}
          text={own}
          action={t('Keep my version')}
          onChoose={() => onChoose(true)}
        />
        <Side
          label={t('The other change')}
          text={other}
          action={t('Use the other version')}
          onChoose={() => onChoose(false)}
        />
      </div>
    </fieldset>
  )
}

type SideProps = { label: string; text: string; action: string; onChoose: () => void }

function Side({ label, text, action, onChoose }: SideProps) {
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-xl border border-line p-3">
      <p className="text-quiet text-xs">{label}</p>
      <div className="grow rounded-lg bg-sunken px-2.5 py-2 text-sm">
        <p dir="auto" className="line-clamp-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {text || '–'}
        </p>
      </div>
      <Button size="small" onClick={onChoose}>
        {action}
      </Button>
    </div>
  )
}
