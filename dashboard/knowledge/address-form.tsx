import { useState } from 'react'
import { Field, Input } from '../kit/field.tsx'
import { t } from '../language/language.ts'
import { AddForm, type FormProps } from './add-form.tsx'
import { readLabels } from './labels.ts'
import { type Refresh, RefreshField } from './refresh-field.tsx'
import type { NewSource } from './source-queries.ts'

const MAX_LENGTH = 2000

export function AddressForm({ id, onDone, type }: FormProps & { type: 'url' | 'site' }) {
  const [url, setUrl] = useState('')
  const [refresh, setRefresh] = useState<Refresh>('never')
  const [include, setInclude] = useState('')
  const [exclude, setExclude] = useState('')
  const make = (): NewSource | undefined => {
    if (url.trim() === '') return undefined
    const address = { url: withScheme(url.trim()), ...(refresh !== 'never' && { refresh }) }
    if (type === 'url') return { type, ...address }
    return { type, ...address, include: readPatterns(include), exclude: readPatterns(exclude) }
  }
  return (
    <AddForm id={id} onDone={onDone} make={make}>
      <Field
        label={t('Address')}
        hint={
          type === 'site'
            ? t('A start page, or a sitemap such as https://example.com/sitemap.xml')
            : undefined
        }
      >
        <Input
          inputMode="url"
          autoCapitalize="none"
          required
          autoFocus
          maxLength={MAX_LENGTH}
          placeholder="https://"
          value={url}
          onValueChange={setUrl}
        />
      </Field>
      {type === 'site' && (
        <>
          <Field label={t('Only pages below')} hint={t('Optional, such as /docs/, /help/')}>
            <Input autoCapitalize="none" maxLength={MAX_LENGTH} value={include} onValueChange={setInclude} />
          </Field>
          <Field label={t('Except pages below')}>
            <Input autoCapitalize="none" maxLength={MAX_LENGTH} value={exclude} onValueChange={setExclude} />
          </Field>
        </>
      )}
      <RefreshField value={refresh} onChange={setRefresh} />
    </AddForm>
  )
}

/** Beginnings of paths. */
const readPatterns = (text: string): string[] =>
  readLabels(text).map((path) => (/^[/*]/.test(path) ? path : `/${path}`))

/** People paste "example.com/prices". */
const withScheme = (url: string): string => (/^https?:\/\//i.test(url) ? url : `https://${url}`)
