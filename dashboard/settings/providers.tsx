import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountQuery } from '../account/account-queries.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { useToast } from '../kit/toast.tsx'
import { ago, t } from '../language/language.ts'
import { KeyDialog } from './key-dialog.tsx'
import { labelOf, type Provider, providersQuery, removeProvider } from './provider-queries.ts'

export function Providers() {
  const { data, error, refetch } = useQuery(providersQuery)
  const { data: account } = useQuery(accountQuery)
  const [edited, setEdited] = useState<Provider>()
  const [removed, setRemoved] = useState<Provider>()
  const toast = useToast()
  const isAdmin = account?.is_admin ?? false
  // Ollama runs on a private machine: the server's one belongs to its administrator.
  const shown = data?.filter(
    ({ provider, own, of_server }) => provider !== 'ollama' || isAdmin || own || of_server,
  )
  return (
    <Card
      title={t('Language models')}
      hint={t(
        'Without a model, chatbots quote sentences from their knowledge. With one, an AI model writes the answers.',
      )}
    >
      {error && !shown ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <LoadingRows rows={3} />
      ) : (
        <ul className="divide-y divide-line rounded-xl border border-line">
          {shown.map((provider) => (
            <ProviderRow
              key={provider.provider}
              provider={provider}
              onEdit={() => setEdited(provider)}
              onRemove={() => setRemoved(provider)}
            />
          ))}
        </ul>
      )}
      {edited && <KeyDialog provider={edited} isAdmin={isAdmin} onClose={() => setEdited(undefined)} />}
      {removed && (
        <Confirm
          isOpen
          onClose={() => setRemoved(undefined)}
          title={t('Remove your key for {name}?', { name: labelOf(removed.provider) })}
          description={t('Chatbots stop using it from their next message. To use it again, enter it again.')}
          action={t('Remove')}
          onConfirm={async () => {
            await removeProvider(removed.provider)
            toast.done(t('Key removed.'))
          }}
        />
      )}
    </Card>
  )
}

type RowProps = { provider: Provider; onEdit: () => void; onRemove: () => void }

function ProviderRow({ provider, onEdit, onRemove }: RowProps) {
  const { own, of_server: isOfServer, default_model: model } = provider
  const label = labelOf(provider.provider)
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {label}
          {own ? (
            <Badge tone="good">
              {own.hint ? t('Your key {hint}', { hint: own.hint }) : t('Set up by you')}
            </Badge>
          ) : (
            isOfServer && <Badge tone="accent">{t('Provided by this server')}</Badge>
          )}
        </p>
        <p className="mt-0.5 text-quiet text-sm">
          {own || isOfServer ? aboutOwn(model, own?.checked_at) : about(label)}
        </p>
      </div>
      <div className="flex gap-2">
        {own && (
          <Button
            size="small"
            look="quiet"
            aria-label={t('Remove {what}', { what: label })}
            onClick={onRemove}
          >
            {t('Remove')}
          </Button>
        )}
        <Button
          size="small"
          onClick={onEdit}
          aria-label={own ? t('Change {what}', { what: label }) : t('Set up {what}', { what: label })}
        >
          {own ? t('Change') : t('Set up')}
        </Button>
      </div>
    </li>
  )
}

function aboutOwn(model: string, checkedAt: string | null | undefined): string {
  return checkedAt ? t('{model}, tested {ago}', { model, ago: ago(checkedAt) }) : model
}

function about(label: string): string {
  switch (label) {
    case 'OpenRouter':
      return t('Models from many vendors with one key')
    case 'Groq':
      return t('Open models with very fast answers')
    case 'Ollama':
      return t('Models on your own machine')
    default:
      return t('GPT models, or any OpenAI-compatible service')
  }
}
