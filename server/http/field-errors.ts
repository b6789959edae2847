import type { FieldError } from './problems.ts'

/** An error of Ajv. */
type Finding = { instancePath: string; keyword: string; params: Record<string, unknown>; message?: string }

/** Drops `anyOf` and null-type errors where the alternatives' own errors say more. */
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

/** A helpful message where Ajv's own text only names a rule. */
function whatToDo({ keyword, params }: Finding): string | undefined {
  if (keyword === 'pattern' && params.pattern === '\\S') return 'must not be blank'
  if (keyword === 'format' && params.format === 'date') return 'must be a date such as 2026-11-22'
  if (keyword === 'enum' && Array.isArray(params.allowedValues))
    return `must be one of ${params.allowedValues.map((value) => JSON.stringify(value)).join(', ')}`
  return undefined
}
