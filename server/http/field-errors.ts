import { SLUG } from '../chatbots/slug.ts'
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

/** The patterns of fields, in words; the test compares them with the OpenAPI document. */
const PATTERN_MESSAGES: Record<string, string> = {
  '\\S': 'must not be blank',
  '^[^\\p{Cc}]*$': 'must not contain control characters',
  '^[^\\s,]+$': 'must not contain spaces or commas',
  '^\\s*[\\x21-\\x7e]+\\s*$': 'must be printable ASCII without spaces',
  '^https?://[^\\s]+$': 'must be an address that begins with http:// or https://',
  '^[/*]': 'must begin with / or *',
  '^[0-9a-fA-F]{64}$': 'must be 64 hexadecimal digits',
  '^[a-z][a-z0-9_]{0,62}$':
    'must begin with a lower-case letter, and have only those, digits and underscores',
  '^[A-Z]{3}$': 'must be a currency code such as EUR',
  '^[a-z]{1,20}$': 'must be a word of lower-case letters',
  '^#[0-9a-fA-F]{6}$': 'must be a colour such as #2c50d9',
  '^(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$':
    'must be a host name such as cdn.example.com or *.example.com',
  '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'must be a language tag such as en or zh-Hant',
  '^(?!\\.{1,2}$)': 'must not be "." or ".."',
  '^(19[7-9]|[2-9][0-9][0-9])[0-9]-': 'must be a date from 1970 on',
  [SLUG]: 'must be lower-case letters and digits, with single hyphens or underscores between them',
}

/** What to do, where Ajv's own text names a rule. */
function whatToDo({ keyword, params }: Finding): string | undefined {
  const limit = String(params.limit)
  switch (keyword) {
    case 'required':
      return 'is required'
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} items`
    case 'maxItems':
      return `must have at most ${limit} items`
    case 'minProperties':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} fields`
    case 'maxProperties':
      return `must have at most ${limit} fields`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'uniqueItems':
      return 'must not hold the same item twice'
    case 'pattern':
      return PATTERN_MESSAGES[String(params.pattern)] ?? 'has the wrong format'
    case 'format':
      return params.format === 'date' ? 'must be a date such as 2026-11-22' : undefined
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`
    default:
      return undefined
  }
}
