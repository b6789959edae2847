import { Link, useParams } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { classes } from '../kit/classes.ts'
import { Field, TextArea } from '../kit/field.tsx'
import { useToast } from '../kit/toast.tsx'
import { number, plural, t } from '../language/language.ts'
import { MAX_CHARACTERS, readTexts, TextRefused } from './import-texts.ts'
import type { TabProps } from './tab.ts'

/** The chatbot's knowledge: one text, typed or dropped in. */
export function KnowledgeTab({ content: { facts }, change, errorAt }: TabProps) {
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const toast = useToast()
  const add = async (files: readonly File[]) => {
    try {
      const added = await readTexts(files, MAX_CHARACTERS - facts.length)
      if (added === '') return
      change({ facts: facts.trim() === '' ? added : `${facts.trimEnd()}\n\n${added}` })
      toast.done(plural(files.length, '{count} file added', '{count} files added'), {
        undo: () => change({ facts }),
      })
    } catch (error) {
      toast.failed(error instanceof TextRefused ? error.asFailure() : error)
    }
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void add([...event.dataTransfer.files])
  }
  const isLong = facts.length > MAX_CHARACTERS * 0.9
  return (
    <Card
      title={t('Knowledge')}
      hint={<Hint />}
      actions={
        <Button size="small" onClick={() => picker.current?.click()}>
          <FileUp aria-hidden /> {t('Add .txt or .md files')}
        </Button>
      }
    >
      <input
        ref={picker}
        type="file"
        accept=".txt,.md,.markdown,text/plain,text/markdown"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same */}
      <div
        className={classes(
          'relative rounded-lg',
          isOver && 'outline-2 outline-accent outline-dashed outline-offset-4',
        )}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Field
          label={t('Knowledge')}
          hint={t('Sentences, lists, or questions with their answers. You can also drop files here.')}
          error={errorAt('facts')}
        >
          <TextArea
            value={facts}
            onValueChange={(text) => change({ facts: text })}
            rows={18}
            maxLength={MAX_CHARACTERS}
            dir="auto"
            placeholder={t('For example: Q: When are you open? A: Monday to Friday, 9 am to 6 pm.')}
            className="min-h-96"
          />
        </Field>
      </div>
      <p className={classes('mt-2 text-right text-quiet text-sm', isLong && 'font-medium text-warn')}>
        {t('{used} of {most} characters', { used: number(facts.length), most: number(MAX_CHARACTERS) })}
      </p>
    </Card>
  )
}

/** Larger documents are sources, which have a screen of their own. */
function Hint() {
  const { id = '' } = useParams({ strict: false })
  return (
    <>
      {t('The chatbot answers from this content, its description and your profile.')}{' '}
      <Link to="/chatbots/$id/knowledge" params={{ id }} className="text-accent underline">
        {t('Add documents and web pages')}
      </Link>
    </>
  )
}
