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

function toFieldError(finding: Finding): FieldError {
  const { instancePath, params, message = 'is wrong' } = finding
  const missing = typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : ''
  return {
    path: `${instancePath}${missing}`.slice(1).replaceAll('/', '.'),
    message: whatToDo(finding) ?? message,
  }
}

/** What to do, where Ajv's own words only name a rule. */
function whatToDo({ keyword, params }: Finding): string | undefined {
  if (keyword === 'pattern' && params.pattern === '\\S') return 'must not be blank'
  if (keyword === 'format' && params.format === 'date') return 'must be a date such as 2026-11-22'
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}`
  return undefined
}
