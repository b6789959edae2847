import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { Card } from '../kit/card.tsx'
import { Field, Input } from '../kit/field.tsx'
import { Notice } from '../kit/notice.tsx'
import { type Choice, Select } from '../kit/select.tsx'
import { Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import {
  isUsable,
  labelOf,
  type Provider,
  providerModelsQuery,
  providersQuery,
} from '../settings/provider-queries.ts'
import type { TabProps } from './tab.ts'

const BUILTIN = 'builtin/answerer'
const OWN_LIST = 'own-list'

/** The AI model and its daily budget. */
export function ModelTab(props: TabProps) {
  const { data, error, refetch } = useQuery(providersQuery)
  return (
    <div className="flex flex-col gap-5">
      <Card title={t('AI model')}>
        {error && !data ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Chooser {...props} providers={data} />
        ) : (
          <Skeleton className="h-24" />
        )}
      </Card>
      <Budgets {...props} />
    </div>
  )
}

function Chooser({ content, configure, errorAt, providers }: TabProps & { providers: Provider[] }) {
  const model = content.configuration.model ?? ''
  const usable = providers.filter(isUsable)
  const kind = kindOf(model, usable)
  const choose = (chosen: string) => {
    if (chosen === '') configure({ model: undefined })
    else if (chosen === BUILTIN) configure({ model: BUILTIN })
    else if (chosen === OWN_LIST) configure({ model })
    else {
      const preferred = providers.find(({ provider }) => provider === chosen)
      configure({ model: `${chosen}/${preferred?.own?.default_model || preferred?.default_model || ''}` })
    }
  }
  const chosen = usable.find(({ provider }) => provider === kind)
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('Model')} error={chosen ? undefined : errorAt('configuration.model')}>
        <Select className="w-full sm:w-80" choices={choicesOf(usable, kind)} value={kind} onChange={choose} />
      </Field>
      {chosen && (
        <ModelName
          provider={chosen}
          name={model.slice(chosen.provider.length + 1)}
          onChange={(name) => configure({ model: `${chosen.provider}/${name}` })}
          error={errorAt('configuration.model')}
        />
      )}
      {kind === OWN_LIST && (
        <Field
          label={t('Models, in order')}
          hint={t('provider/model, in order, separated by commas. Models without a key are skipped.')}
          error={errorAt('configuration.model')}
        >
          <Input
            value={model}
            onValueChange={(text) => configure({ model: text.trim() === '' ? undefined : text })}
            maxLength={500}
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      )}
      <p className="text-quiet text-sm">{aboutKind(kind)}</p>
      {usable.length === 0 && (
        <Notice
          actions={
            <Link to="/settings" className="font-medium text-accent underline-offset-2 hover:underline">
              {t('Add a key')}
            </Link>
          }
        >
          {t('With a provider key, an AI model writes more natural answers from your knowledge.')}
        </Notice>
      )}
    </div>
  )
}

function choicesOf(usable: Provider[], kind: string): Choice<string>[] {
  return [
    { value: '', label: t('Automatic') },
    { value: BUILTIN, label: t('Built-in answers') },
    ...usable.map(({ provider }) => ({ value: provider as string, label: labelOf(provider) })),
    ...(kind === OWN_LIST ? [{ value: OWN_LIST, label: t('Custom list') }] : []),
  ]
}

function kindOf(model: string, usable: Provider[]): string {
  if (model === '' || model === BUILTIN) return model
  if (model.includes(',')) return OWN_LIST
  const first = model.split('/')[0] ?? ''
  return usable.some(({ provider }) => provider === first) && model.includes('/') ? first : OWN_LIST
}

function aboutKind(kind: string): string {
  if (kind === '') return t('Uses your key, then the server’s, then built-in answers.')
  if (kind === BUILTIN)
    return t(
      'Finds the sentences in your knowledge that answer a question. Free, instant, and only on this server.',
    )
  return t('If the model fails, built-in answers take over where your knowledge covers the question.')
}

type NameProps = {
  provider: Provider
  name: string
  onChange: (name: string) => void
  error: string | undefined
}

function ModelName({ provider, name, onChange, error }: NameProps) {
  const listId = useId()
  const { data = [] } = useQuery(providerModelsQuery(provider.provider))
  return (
    <Field
      label={t('Model name')}
      hint={data.length > 0 ? t('Type to search the models available to your key.') : undefined}
      error={
        error ?? (name.trim() === '' ? t('For example {name}', { name: provider.default_model }) : undefined)
      }
    >
      <Input
        value={name}
        onValueChange={(text) => onChange(text.trim())}
        list={listId}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        className="font-mono sm:w-80"
      />
      <datalist id={listId}>
        {data.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Field>
  )
}

function Budgets({ content: { configuration }, configure, errorAt }: TabProps) {
  return (
    <Card
      title={t('Daily budget')}
      hint={t('Maximum tokens per day (UTC), about four characters each. Then built-in answers take over.')}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Budget
          label={t('All visitors combined')}
          tokens={configuration.daily_token_budget}
          onChange={(tokens) => configure({ daily_token_budget: tokens })}
          error={errorAt('configuration.daily_token_budget')}
        />
        <Budget
          label={t('Per visitor')}
          tokens={configuration.daily_token_budget_per_visitor}
          onChange={(tokens) => configure({ daily_token_budget_per_visitor: tokens })}
          error={errorAt('configuration.daily_token_budget_per_visitor')}
        />
      </div>
    </Card>
  )
}

type BudgetProps = {
  label: string
  tokens: number | undefined
  onChange: (tokens: number | undefined) => void
  error: string | undefined
}

function Budget({ label, tokens, onChange, error }: BudgetProps) {
  return (
    <Field label={label} error={error}>
      <Input
        inputMode="numeric"
        placeholder={t('Server default')}
        value={tokens ?? ''}
        maxLength={13}
        onValueChange={(text) => {
          const digits = text.replace(/\D/g, '')
          onChange(digits === '' ? undefined : Number(digits))
        }}
      />
    </Field>
  )
}
