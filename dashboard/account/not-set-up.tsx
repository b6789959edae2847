import { useQuery } from '@tanstack/react-query'
import { Info } from 'lucide-react'
import { t } from '../language/language.ts'
import { setupQuery } from './account-queries.ts'

/** Points to the setup link while the server has no administrator. */
export function NotSetUp() {
  const { data } = useQuery(setupQuery)
  if (!data?.is_open) return null
  return (
    <p className="flex gap-2.5 rounded-lg bg-tint px-3 py-2.5 text-sm">
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>
        {t('Setting up this server? Open the setup link printed in the terminal where you started it.')}
      </span>
    </p>
  )
}
