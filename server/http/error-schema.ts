import Type, { type TObject } from 'typebox'

/** The body of every error where no door says otherwise. */
export const DetailError = Type.Object(
  {
    detail: Type.String(),
    code: Type.String({ description: 'Stable, in snake_case' }),
    request_id: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { description: 'What went wrong: `detail` for people, `code` for programs' },
)

/** What the errors of a route look like, for the documentation. */
export type ErrorSchemas = <const Status extends number>(...statuses: Status[]) => Record<Status, TObject>

/** @param schemaOf the body that a door answers to this status */
export function errorSchemas(schemaOf: (status: number) => TObject): ErrorSchemas {
  return <const Status extends number>(...statuses: Status[]) =>
    Object.fromEntries(statuses.map((status) => [status, schemaOf(status)])) as unknown as Record<
      Status,
      TObject
    >
}

/** The error answers of a route where no door says otherwise. */
export const errors = errorSchemas(() => DetailError)
