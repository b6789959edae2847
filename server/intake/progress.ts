import type { Place, Scalar } from './finding.ts'

/** What is known of one item of a list, by the key of its field; what is not known is not there. */
export type Item = Record<string, Scalar>

/** What a record holds: the values by the key of their field; lists as arrays of items. */
export type Data = Record<string, Scalar | Item[]>

/** How far an intake has come. It is stored with the record, and changes only in `machine.ts`. */
export type IntakeState = {
  data: Data
  /** Fields that the user does not know or has skipped, by key; asked once more at the end when required. */
  skipped: string[]
  /** Fields skipped a second time: not asked again, also when required. */
  declined: string[]
  /** Lists that the user has finished. */
  finished: string[]
  /** What was asked last, so that a bare answer has a place; null when nothing is asked. */
  asked: Place | null
  status: 'active' | 'completed'
}

/** What an API shows of it. */
export type Progress = {
  /** Whether every required field that is no list has a value. */
  isComplete: boolean
  /** Of the fields that are no lists. */
  fieldsCompleted: number
  totalFields: number
  /** By the key of the list. */
  items: Record<string, number>
}
