import { Meter } from '@base-ui/react/meter'
import { number, t } from '../language/language.ts'
import { classes } from './classes.ts'

/** A progress bar. @param of from 0 to 1 */
export function Completeness({ of, className }: { of: number; className?: string }) {
  const percent = number(of, { style: 'percent' })
  return (
    <Meter.Root
      value={Math.min(1, of) * 100}
      aria-label={t('Completeness')}
      getAriaValueText={() => percent}
      className={classes('flex items-center gap-2', className)}
    >
      <Meter.Track className="h-1.5 w-16 min-w-10 flex-1 overflow-hidden rounded-full bg-sunken">
        <Meter.Indicator className={classes('rounded-full', of >= 1 ? 'bg-good' : 'bg-accent')} />
      </Meter.Track>
      <span aria-hidden className="text-quiet text-xs tabular-nums">
        {percent}
      </span>
    </Meter.Root>
  )
}
