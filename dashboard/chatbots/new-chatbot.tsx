import { useNavigate } from '@tanstack/react-router'
import { ClipboardPen, FileText, Headset, type LucideIcon, UserRound } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { classes } from '../kit/classes.ts'
import { Field, Input, TextArea } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { useToast } from '../kit/toast.tsx'
import { LANGUAGES, type Language, language, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { type Beginning, beginningOf, type Way } from './beginning.ts'
import { createChatbot } from './chatbot-queries.ts'
import { rememberProfile } from './profile.ts'

const ways = (): { way: Way; icon: LucideIcon; label: string; about: string }[] => [
  {
    way: 'help_desk',
    icon: Headset,
    label: t('Company help desk'),
    about: t('Answers customer questions about hours, delivery and returns.'),
  },
  {
    way: 'personal',
    icon: UserRound,
    label: t('Personal profile'),
    about: t('Speaks for you: your work, your projects, how to reach you.'),
  },
  {
    way: 'intake',
    icon: ClipboardPen,
    label: t('Guided intake'),
    about: t('Asks a few questions and collects the answers in a table.'),
  },
  {
    way: 'text',
    icon: FileText,
    label: t('Your own content'),
    about: t('Paste text; the chatbot answers from it.'),
  },
]

const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({
  value: value as Language,
  label,
}))

export function NewChatbot() {
  const [way, setWay] = useState<Way>('help_desk')
  const [spoken, setSpoken] = useState<Language>(language)
  const [isBusy, setBusy] = useState(false)
  const navigate = useNavigate()
  const toast = useToast()
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entries = new FormData(event.currentTarget)
    const beginning: Beginning = {
      name: String(entries.get('name')),
      about: String(entries.get('about') ?? ''),
    }
    setBusy(true)
    try {
      if (way === 'personal') await rememberProfile(beginning)
      const { id } = await createChatbot(beginningOf(way, spoken, beginning))
      await navigate({ to: '/chatbots/$id/build', params: { id } })
    } catch (error) {
      toast.failed(error)
      setBusy(false)
    }
  }
  return (
    <Page
      title={t('New chatbot')}
      hint={t('Starts private. You can change everything later.')}
      className="max-w-3xl"
    >
      <form onSubmit={make} className="flex flex-col gap-5">
        <WayPicker way={way} onChange={setWay} />
        <Card>
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
              <Name key={way} way={way} />
              <Field label={t('Language')}>
                <Select choices={LANGUAGE_CHOICES} value={spoken} onChange={setSpoken} className="w-full" />
              </Field>
            </div>
            <About key={way} way={way} />
            <Button type="submit" look="primary" isBusy={isBusy} className="w-full sm:w-auto sm:self-end">
              {t('Create chatbot')}
            </Button>
          </div>
        </Card>
      </form>
    </Page>
  )
}

function WayPicker({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const id = useId()
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{t('Choose a starting point')}</legend>
      {ways().map(({ way: each, icon: Icon, label, about }) => (
        <label
          key={each}
          htmlFor={`${id}-${each}`}
          className={classes(
            'relative flex cursor-pointer items-start gap-3 rounded-card border bg-raised p-4 transition-colors',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
            way === each ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-border',
          )}
        >
          <input
            id={`${id}-${each}`}
            type="radio"
            name="way"
            value={each}
            checked={way === each}
            onChange={() => onChange(each)}
            aria-describedby={`${id}-${each}-about`}
            className="sr-only"
          />
          <span
            className={classes(
              'grid size-10 shrink-0 place-items-center rounded-xl transition-colors',
              way === each ? 'bg-accent text-on-accent' : 'bg-tint text-accent',
            )}
          >
            <Icon aria-hidden className="size-5" />
          </span>
          <span className="flex flex-col gap-0.5">
            <span className="font-medium text-sm">{label}</span>
            <span id={`${id}-${each}-about`} className="text-quiet text-sm">
              {about}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** On a phone, the keyboard would cover the choices. */
const hasKeyboard = matchMedia('(pointer: fine)').matches

function Name({ way }: { way: Way }) {
  const label = way === 'personal' ? t('Your name') : t('Name')
  const hint = way === 'text' ? t('For example, the name of your business') : t('Shown to visitors')
  return (
    <Field label={label} hint={hint}>
      <Input
        name="name"
        required
        pattern=".*\S.*"
        maxLength={100}
        autoComplete="off"
        autoFocus={hasKeyboard}
      />
    </Field>
  )
}

/** Asks only for what has no good default. */
function About({ way }: { way: Way }) {
  if (way === 'personal')
    return (
      <Field label={t('About you')} hint={t('A few sentences: what you do, what you are good at.')}>
        <TextArea name="about" rows={4} maxLength={20_000} required />
      </Field>
    )
  if (way === 'text')
    return (
      <Field label={t('Your text')} hint={t('Plain text from your website, a leaflet or a price list.')}>
        <TextArea name="about" rows={8} maxLength={199_000} required />
      </Field>
    )
  return (
    <p className="text-quiet text-sm">{t('Includes sample content you can try now and replace later.')}</p>
  )
}
