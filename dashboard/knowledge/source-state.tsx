import { Badge } from '../kit/badge.tsx'
import { classes } from '../kit/classes.ts'
import { ProgressBar } from '../kit/progress-bar.tsx'
import { t } from '../language/language.ts'
import type { Source } from './source-queries.ts'
import { progressOf, sourceStatus } from './source-status.ts'

/** Its state, and how far the reading is. */
export function SourceState({ source, className }: { source: Source; className?: string }) {
  const { label, tone } = sourceStatus(source.status)
  const progress = progressOf(source)
  return (
    <div className={classes('flex flex-col items-start gap-1', className)}>
      <Badge tone={tone}>{label}</Badge>
      {progress !== undefined && (
        <ProgressBar
          of={progress}
          label={t('Progress of {name}', { name: source.name })}
          className="w-full min-w-24"
        />
      )}
    </div>
  )
}
