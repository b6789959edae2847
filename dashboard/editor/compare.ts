/** Differences between two contents, by field. */
import { type Content, canonical } from '../chatbots/content.ts'
import { t } from '../language/language.ts'
import { type FieldPath, fieldsOf } from './content-fields.ts'

export type Difference = { label: string; before: string; after: string }

/** @returns in the order of the editor's tabs; unknown keys last */
export function differencesOf(before: Content, after: Content): Difference[] {
  return fieldsOf(before, after)
    .map(({ path, values: [was, is] }) => ({ path, before: write(was), after: write(is) }))
    .filter((each) => each.before !== each.after)
    .sort((one, other) => rank(one.path) - rank(other.path))
    .map(({ path, ...texts }) => ({ label: labelOf(path), ...texts }))
}

function rank(path: FieldPath): number {
  const place = Object.keys(labels()).indexOf(path.at(-1) ?? '')
  return place < 0 ? Number.POSITIVE_INFINITY : place
}

const labels = (): Partial<Record<string, string>> => ({
  name: t('Name'),
  description: t('Description'),
  instructions: t('Instructions'),
  tone: t('Tone'),
  personality: t('Personality'),
  communicationStyle: t('Style'),
  language: t('Language'),
  temperature: t('Creativity'),
  facts: t('Knowledge'),
  model: t('Model'),
  daily_token_budget: t('Daily budget'),
  daily_token_budget_per_visitor: t('Daily budget per visitor'),
  form: t('Form'),
  accent: t('Accent'),
  mode: t('Light or dark'),
  position: t('Button position'),
  greeting: t('Greeting'),
  suggested_questions: t('Suggested questions'),
  image_hosts: t('Image domains'),
  is_public: t('Public'),
  public_url_slug: t('Address'),
  allowed_origins: t('Allowed sites'),
})

export function labelOf(path: FieldPath): string {
  const key = path.at(-1) ?? ''
  return labels()[key] ?? key
}

/** The order of keys does not count. */
export function write(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n')
  return canonical(value, 1)
}
