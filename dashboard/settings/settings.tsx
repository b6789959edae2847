import { useState } from 'react'
import { Card } from '../kit/card.tsx'
import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import { chooseLanguage, LANGUAGES, type Language, language, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { chooseTheme, chosenTheme, type Theme } from '../theme.ts'
import { Account } from './account.tsx'
import { Providers } from './providers.tsx'

export function Settings() {
  return (
    <Page title={t('Settings')} className="max-w-3xl">
      <Providers />
      <Looks />
      <Account />
    </Page>
  )
}

function Looks() {
  const [theme, setTheme] = useState(chosenTheme)
  const themes: { value: Theme; label: string }[] = [
    { value: 'system', label: t('System') },
    { value: 'light', label: t('Light') },
    { value: 'dark', label: t('Dark') },
  ]
  return (
    <Card title={t('Language and appearance')} hint={t('Applies to this browser')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('Language')}>
          <Select
            className="w-full"
            choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
            value={language()}
            onChange={chooseLanguage}
          />
        </Field>
        <Field label={t('Theme')}>
          <Select
            className="w-full"
            choices={themes}
            value={theme}
            onChange={(chosen) => {
              chooseTheme(chosen)
              setTheme(chosen)
            }}
          />
        </Field>
      </div>
    </Card>
  )
}
