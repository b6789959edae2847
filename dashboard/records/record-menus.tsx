import { Menu as Base } from '@base-ui/react/menu'
import { Check, Columns3, Download } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { t } from '../language/language.ts'
import type { Column } from './columns.ts'
import { type Format, useExport } from './record-queries.ts'
import type { RecordSearch } from './record-search.ts'

const formats = (): { format: Format; label: string }[] => [
  { format: 'csv', label: t('CSV, for any spreadsheet') },
  { format: 'xlsx', label: t('XLSX, for Excel') },
  { format: 'json', label: t('JSON, for programs') },
]

export function ExportMenu({ id, search }: { id: string; search: RecordSearch }) {
  const exporting = useExport(id, search)
  const trigger = (
    <Button isBusy={exporting.isPending}>
      {!exporting.isPending && <Download aria-hidden />} {t('Export')}
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {formats().map(({ format, label }) => (
        <MenuItem key={format} onClick={() => exporting.mutate(format)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}

type ColumnProps = {
  columns: readonly Column[]
  isShown: (key: string) => boolean
  onToggle: (key: string) => void
}

export function ColumnMenu({ columns, isShown, onToggle }: ColumnProps) {
  const trigger = (
    <Button>
      <Columns3 aria-hidden /> {t('Columns')}
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {columns.map(({ key, label }) => (
        <Base.CheckboxItem
          key={key}
          checked={isShown(key)}
          onCheckedChange={() => onToggle(key)}
          className="flex cursor-default items-center gap-2.5 px-3 py-2 text-sm outline-hidden data-highlighted:bg-sunken"
        >
          <span className="size-4">
            <Base.CheckboxItemIndicator>
              <Check aria-hidden className="size-4" />
            </Base.CheckboxItemIndicator>
          </span>
          <span dir="auto">{label}</span>
        </Base.CheckboxItem>
      ))}
    </Menu>
  )
}
