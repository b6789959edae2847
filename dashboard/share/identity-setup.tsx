import { useState } from 'react'
import { Code } from '../kit/code.tsx'
import { Select } from '../kit/select.tsx'
import { t } from '../language/language.ts'
import {
  SAMPLES,
  SECRET_VARIABLE,
  SERVER_LANGUAGES,
  type ServerLanguage,
  TOKEN_FORMS,
  type TokenForm,
} from './identity-samples.ts'
import { snippetOf } from './snippet.ts'

const languages = Object.entries(SERVER_LANGUAGES).map(([value, label]) => ({
  value: value as ServerLanguage,
  label,
}))

/** Code for a site: the token on its server, the widget on its page. */
export function IdentitySetup({ id }: { id: string }) {
  const [language, setLanguage] = useState<ServerLanguage>('node')
  const [form, setForm] = useState<TokenForm>('hmac')
  const forms = TOKEN_FORMS.map((value) => ({ value, label: labelOf(value) }))
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium text-accent">{t('Code for your site')}</summary>
      <div className="mt-3 flex flex-col gap-3">
        <p>
          {t(
            'On your server, with the secret in {name}: create the token for the signed-in visitor (user).',
            {
              name: SECRET_VARIABLE,
            },
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          <Select label={t('Language')} choices={languages} value={language} onChange={setLanguage} />
          <Select label={t('Token type')} choices={forms} value={form} onChange={setForm} />
        </div>
        <Code label={t('On the server')} text={SAMPLES[form][language]} />
        <p>{t('On the page: replace TOKEN with the token.')}</p>
        <Code label={t('On the page')} text={snippetOf(id, 'TOKEN')} />
        <p>{t('If visitors sign in without a page load, call this afterwards:')}</p>
        <Code label={t('After signing in')} text="frontdesk.identify(token)" />
      </div>
    </details>
  )
}

function labelOf(form: TokenForm): string {
  return form === 'hmac' ? t('HMAC: does not expire') : t('JWT: expires, can carry name and email')
}
