/** Collected records, as the creators' and the console API send them. */
import Type from 'typebox'
import type { Data } from '../../intake/progress.ts'
import { RECORD_STATUSES, type StoredRecord } from '../../intake/records.ts'
import { exampleTime, Timestamp } from '../schemas.ts'
import { Before } from './place.ts'
import { pageQuery } from './route.ts'

/** A query parameter. */
export const Status = Type.Optional(
  Type.Enum([...RECORD_STATUSES], { description: 'Only records with this status' }),
)

export const RecordQuery = Type.Object({ status: Status, ...pageQuery, before: Before })

/** Besides the record's id and its conversation, which the APIs name differently. */
export const recordContent = {
  status: Type.Enum([...RECORD_STATUSES]),
  data: Type.Unsafe<Data>({
    type: 'object',
    additionalProperties: true,
    description:
      'The collected values by form key: strings, numbers or booleans; for a list, an array of its items',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const exampleContent = {
  status: 'completed',
  data: { name: 'Grace', email: 'grace@example.com' },
  created_at: exampleTime,
  updated_at: exampleTime,
}

export function presentContent({
  status,
  data,
  createdAt,
  updatedAt,
}: Pick<StoredRecord, 'status' | 'data' | 'createdAt' | 'updatedAt'>) {
  return { status, data, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() }
}
