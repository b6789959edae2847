import type { FieldError } from './problems.ts'

/** What Ajv found wrong. */
type Finding = { instancePath: string; keyword: string; params: Record<string, unknown>; message?: string }

/** Where one of several schemas would do, what each of them misses says it; that none did adds nothing. */
export function fieldErrors(findings: readonly Finding[]): FieldError[] {
  const telling = findings.filter(
    ({ keyword, params }) => keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null'),
  )
  return (telling.length > 0 ? telling : findings).map(toFieldError)
}

function toFieldError({ instancePath, params, message = 'is wrong' }: Finding): FieldError {
  const missing = typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : ''
  return { path: `${instancePath}${missing}`.slice(1).replaceAll('/', '.'), message }
}
