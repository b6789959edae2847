import { Card } from '../kit/card.tsx'
import { Field, Input, TextArea } from '../kit/field.tsx'
import { type Choice, Select } from '../kit/select.tsx'
import { number, t } from '../language/language.ts'
import { orNone, type TabProps } from './tab.ts'

export function PersonaTab({ content, change, configure, errorAt }: TabProps) {
  const { name, description, configuration } = content
  const { instructions = '', tone = '', personality = '', communicationStyle = '' } = configuration
  const nameError = errorAt('name') ?? (name.trim() === '' ? t('Enter a name.') : undefined)
  return (
    <div className="flex flex-col gap-5">
      <Card title={t('Identity')}>
        <div className="flex flex-col gap-4">
          <Field label={t('Name')} error={nameError}>
            <Input value={name} onValueChange={(text) => change({ name: text })} maxLength={200} dir="auto" />
          </Field>
          <Field
            label={t('Description')}
            hint={t('One or two sentences. Also shown on the public page.')}
            error={errorAt('description')}
          >
            <TextArea
              value={description}
              onValueChange={(text) => change({ description: text })}
              rows={2}
              maxLength={20_000}
              dir="auto"
            />
          </Field>
          <Field
            label={t('Instructions')}
            hint={t('Tell it what to do and what to avoid, as you would brief a new colleague.')}
            error={errorAt('configuration.instructions')}
          >
            <TextArea
              value={instructions}
              onValueChange={(text) => configure({ instructions: orNone(text) })}
              rows={5}
              maxLength={20_000}
              dir="auto"
            />
          </Field>
        </div>
      </Card>
      <Card title={t('Conversation style')} hint={t('Applies when an AI model writes the answers.')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('Language')} error={errorAt('configuration.language')}>
            <Select
              className="w-full"
              choices={languageChoices(configuration.language)}
              value={configuration.language ?? ''}
              onChange={(tag) => configure({ language: orNone(tag) })}
            />
          </Field>
          <Field label={t('Creativity')} error={errorAt('configuration.temperature')}>
            <Select
              className="w-full"
              choices={freedomChoices(configuration.temperature)}
              value={String(configuration.temperature ?? '')}
              onChange={(text) => configure({ temperature: text === '' ? undefined : Number(text) })}
            />
          </Field>
          <Field
            label={t('Tone')}
            hint={t('For example, “warm and personal”')}
            error={errorAt('configuration.tone')}
          >
            <Input
              value={tone}
              onValueChange={(text) => configure({ tone: orNone(text) })}
              maxLength={500}
              dir="auto"
            />
          </Field>
          <Field
            label={t('Personality')}
            hint={t('For example, “curious, patient”')}
            error={errorAt('configuration.personality')}
          >
            <Input
              value={Array.isArray(personality) ? personality.join(', ') : personality}
              onValueChange={(text) => configure({ personality: orNone(text) })}
              maxLength={2000}
              dir="auto"
            />
          </Field>
          <Field
            label={t('Style')}
            hint={t('For example, “short sentences, no jargon”')}
            error={errorAt('configuration.communicationStyle')}
            className="sm:col-span-2"
          >
            <Input
              value={communicationStyle}
              onValueChange={(text) => configure({ communicationStyle: orNone(text) })}
              maxLength={2000}
              dir="auto"
            />
          </Field>
        </div>
      </Card>
    </div>
  )
}

function languageChoices(chosen = ''): Choice<string>[] {
  const known = [
    { value: '', label: t('Match the visitor’s language') },
    { value: 'en', label: 'English' },
    { value: 'bn', label: 'বাংলা' },
    { value: 'zh-TW', label: '繁體中文' },
    { value: 'ar', label: 'العربية' },
  ]
  return known.some(({ value }) => value === chosen) ? known : [...known, { value: chosen, label: chosen }]
}

/** Named temperatures. */
function freedomChoices(chosen: number | undefined): Choice<string>[] {
  const known = [
    { value: '', label: t('Server default') },
    { value: '0.2', label: t('Precise') },
    { value: '0.7', label: t('Balanced') },
    { value: '1', label: t('Creative') },
  ]
  if (chosen === undefined || known.some(({ value }) => value === String(chosen))) return known
  return [...known, { value: String(chosen), label: t('Custom ({value})', { value: number(chosen) }) }]
}
