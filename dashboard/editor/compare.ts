/** Differences between two contents, by field. */
import { type Content, canonical } from '../chatbots/content.ts'
import { t } from '../language/language.ts'

export type Difference = { label: string; before: string; after: string }

/** @returns in the order of the editor's tabs; unknown keys last */
export function differencesOf(before: Content, after: Content): Difference[] {
  const [left, right] = [flat(before), flat(after)]
  const keys = [...Object.keys(right), ...Object.keys(left).filter((key) => !(key in right))]
  const order = Object.keys(labels())
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return keys
    .filter((key) => write(left[key]) !== write(right[key]))
    .sort((a, b) => rank(a) - rank(b))
    .map((key) => ({ label: labelOf(key), before: write(left[key]), after: write(right[key]) }))
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
  facts: t('Facts'),
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

function labelOf(key: string): string {
  return labels()[key] ?? key
}

function flat({ configuration: { theme, ...configuration }, ...content }: Content): Record<string, unknown> {
  return { ...content, ...configuration, ...theme }
}

/** The order of keys does not count. */
function write(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? t('Yes') : t('No')
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n')
  return canonical(value, 1)
}
