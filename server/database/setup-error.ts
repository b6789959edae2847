import postgres from 'postgres'

/** The database lacks something that only its administrator can set up. Nothing was changed. */
export class DatabaseSetupError extends Error {
  /** @param remedy the statements that an administrator has to run */
  constructor(problem: string, remedy?: string) {
    super(remedy ? `${problem} As an administrator of the database, run: ${remedy}` : problem)
    this.name = 'DatabaseSetupError'
  }
}

/** A family of Postgres's error codes. */
function errors(...codes: string[]) {
  return {
    matches: (error: unknown) => error instanceof postgres.PostgresError && codes.includes(error.code),
  }
}

export const PERMISSION_DENIED = errors('42501')
export const OBJECT_MISSING = errors('42P01', '42704', '3F000')
/** The name of a table or view, a function, or another object is taken. */
export const NAME_TAKEN = errors('42P07', '42723', '42710')
/** 23505, unique_violation, occurs when another transaction creates the object at the same time. */
export const OBJECT_EXISTS = errors('42710', '42P06', '23505')

/** A quoted SQL identifier. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
