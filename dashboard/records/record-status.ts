import { t } from '../language/language.ts'
import { STATUSES, type Status } from './statuses.ts'

const TONES = { active: 'accent', completed: 'good', abandoned: 'neutral' } as const

const labels = (): Record<Status, string> => ({
  active: t('In progress'),
  completed: t('Complete'),
  abandoned: t('Abandoned'),
})

export function recordStatus(status: string) {
  const known = STATUSES.find((each) => each === status) ?? 'active'
  return { label: labels()[known], tone: TONES[known] }
}
