import { paletteOf, textOn } from '../../widget/theme.ts'
import { DEFAULT_ACCENT, type Theme } from '../chatbots/content.ts'
import { Card } from '../kit/card.tsx'
import { classes } from '../kit/classes.ts'
import { Field, Input, TextArea } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { TextList } from '../kit/text-list.tsx'
import { t } from '../language/language.ts'
import { orNone, type TabProps } from './tab.ts'

const SWATCHES = ['#1f6feb', '#2c50d9', '#7a3fc2', '#c2255c', '#c2410c', '#0f766e', '#2f7d32', '#374151']
const COLOUR = /^#[0-9a-f]{6}$/i

export function AppearanceTab({ content: { configuration }, configure, errorAt }: TabProps) {
  const {
    theme = {},
    greeting = '',
    suggested_questions: questions = [],
    image_hosts: hosts = [],
  } = configuration
  const wear = (change: Theme) => configure({ theme: { ...theme, ...change } })
  return (
    <div className="flex flex-col gap-5">
      <Card title={t('Theme')}>
        <div className="flex flex-col gap-5">
          <Accent accent={theme.accent ?? DEFAULT_ACCENT} onChange={(accent) => wear({ accent })} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('Light or dark')}>
              <Select
                className="w-full"
                choices={[
                  { value: 'auto', label: t('Match visitor’s device') },
                  { value: 'light', label: t('Light') },
                  { value: 'dark', label: t('Dark') },
                ]}
                value={theme.mode ?? 'auto'}
                onChange={(mode) => wear({ mode })}
              />
            </Field>
            <Field label={t('Button position')}>
              <Select
                className="w-full"
                choices={[
                  { value: 'right', label: t('Bottom right') },
                  { value: 'left', label: t('Bottom left') },
                ]}
                value={theme.position ?? 'right'}
                onChange={(position) => wear({ position })}
              />
            </Field>
          </div>
        </div>
      </Card>
      <Card title={t('Welcome message')}>
        <div className="flex flex-col gap-4">
          <Field label={t('Greeting')} error={errorAt('configuration.greeting')}>
            <TextArea
              value={greeting}
              onValueChange={(text) => configure({ greeting: orNone(text) })}
              rows={2}
              maxLength={1000}
              dir="auto"
            />
          </Field>
          <div className="flex flex-col gap-1.5">
            <p className="font-medium text-sm">{t('Suggested questions')}</p>
            <TextList
              label={t('Question')}
              add={t('Add a question')}
              texts={questions}
              onChange={(texts) => configure({ suggested_questions: texts.length > 0 ? texts : undefined })}
              most={10}
              maxLength={200}
            />
          </div>
        </div>
      </Card>
      <Card
        title={t('Images in replies')}
        hint={t(
          'Images load only from these domains; others appear as links. Use *.example.com for subdomains.',
        )}
      >
        <TextList
          label={t('Domain')}
          add={t('Add a domain')}
          texts={hosts}
          onChange={(texts) => configure({ image_hosts: texts.length > 0 ? texts : undefined })}
          most={20}
          maxLength={253}
          placeholder="cdn.example.com"
        />
      </Card>
    </div>
  )
}

function Accent({ accent, onChange }: { accent: string; onChange: (accent: string) => void }) {
  const isColour = COLOUR.test(accent)
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('Accent')} error={isColour ? undefined : t('A colour such as #1f6feb')}>
        <div className="flex items-center gap-3">
          <input
            type="color"
            aria-label={t('Pick a colour')}
            value={isColour ? accent : DEFAULT_ACCENT}
            onChange={(event) => onChange(event.target.value)}
            className="h-10 w-12 cursor-pointer rounded-lg border border-border bg-raised p-1"
          />
          <Input
            value={accent}
            onValueChange={onChange}
            maxLength={7}
            spellCheck={false}
            className="w-32 font-mono"
          />
        </div>
      </Field>
      <div className="flex flex-wrap gap-2">
        {SWATCHES.map((colour) => (
          <button
            key={colour}
            type="button"
            aria-label={t('Colour {colour}', { colour })}
            aria-pressed={colour === accent}
            onClick={() => onChange(colour)}
            className={classes(
              'size-8 overflow-hidden rounded-full',
              colour === accent && 'outline-2 outline-accent outline-offset-2',
            )}
          >
            <svg aria-hidden="true" viewBox="0 0 8 8" className="size-full">
              <rect width="8" height="8" fill={colour} />
            </svg>
          </button>
        ))}
      </div>
      {isColour && <p className="text-quiet text-sm">{contrastNote(accent)}</p>}
    </div>
  )
}

/** How the widget adapts the colour for contrast. */
function contrastNote(accent: string): string {
  const text = textOn(accent) === '#ffffff' ? t('white') : t('black')
  const isAsChosen = paletteOf(accent, 'light').accent === accent.toLowerCase()
  const links = isAsChosen ? '' : ` ${t('Links on white use a darker shade.')}`
  return t('Text on it is {text} for readability.', { text }) + links
}
