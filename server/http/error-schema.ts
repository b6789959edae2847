import Type, { type TObject } from 'typebox'

/** The body of every error where no door says otherwise. */
const DetailError = Type.Object(
  {
    detail: Type.String(),
    code: Type.String({ description: 'Stable, in snake_case' }),
    request_id: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { description: 'What went wrong: `detail` for people, `code` for programs' },
)

/** The error answers of a route, for the documentation. */
export function errors<const Status extends number>(...statuses: Status[]): Record<Status, TObject> {
  return Object.fromEntries(statuses.map((status) => [status, DetailError])) as unknown as Record<
    Status,
    TObject
  >
}
