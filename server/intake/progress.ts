import type { FieldPath, Scalar } from './extraction.ts'

/** The known values of one list item, by field key. */
export type Item = Record<string, Scalar>

/** The data of a record: values by field key; lists as arrays of items. */
export type Data = Record<string, Scalar | Item[]>

/** The progress of an intake. It is stored with the record, and changes only in `machine.ts`. */
export type IntakeState = {
  data: Data
  /** Keys of skipped fields; required ones are asked once more at the end. */
  skipped: string[]
  /** Fields skipped a second time: not asked again, even when required. */
  declined: string[]
  /** Lists that the user has finished. */
  finished: string[]
  /** The last question, to which a bare answer belongs; null when nothing is asked. */
  asked: FieldPath | null
  status: 'active' | 'completed'
}

/** The progress that an API shows. */
export type Progress = {
  /** Whether every required scalar field has a value. */
  isComplete: boolean
  /** Scalar fields only. */
  fieldsCompleted: number
  totalFields: number
  /** The number of items, by list key. */
  items: Record<string, number>
}
