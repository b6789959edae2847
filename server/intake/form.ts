/**
 * A form defines the data that an intake conversation collects. It is a JSON document written by the operator
 * or an owner, validated once when it is received.
 */
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'

/** The languages of intake conversations. */
export const LANGUAGES = ['zh-Hant', 'en', 'bn'] as const
export type FormLanguage = (typeof LANGUAGES)[number]

/**
 * In at least one language; other languages fall back to the first one present, in the order of `LANGUAGES`.
 */
const text = (maxLength: number) => {
  const inOne = () => Type.Optional(Type.String({ minLength: 1, maxLength }))
  return Type.Object(
    { 'zh-Hant': inOne(), en: inOne(), bn: inOne() },
    { minProperties: 1, additionalProperties: false },
  )
}

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$', description: 'Also the column of an export' })

/** Synonyms of the label: other words by which a message may name the field. */
const Names = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })

const common = {
  key: Key,
  /** A few words, used in lists, exports and summaries. */
  label: text(100),
  names: Type.Optional(Names),
  required: Type.Optional(Type.Boolean({ default: false })),
  question: text(1000),
  explanation: Type.Optional(text(2000)),
  /** Replaces the error text of the field's type when an answer is invalid. */
  error: Type.Optional(text(1000)),
}

const closed = { additionalProperties: false }
const TextField = Type.Object(
  {
    ...common,
    type: Type.Literal('text'),
    min_length: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    max_length: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  },
  closed,
)
const range = { minimum: Type.Optional(Type.Number()), maximum: Type.Optional(Type.Number()) }
const IntegerField = Type.Object({ ...common, type: Type.Literal('integer'), ...range }, closed)
const AmountField = Type.Object(
  {
    ...common,
    type: Type.Literal('amount'),
    /** ISO 4217. An answer in another currency is asked again, not converted. */
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    /** Number of decimal places; none by default. */
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
    ...range,
  },
  closed,
)
const BooleanField = Type.Object({ ...common, type: Type.Literal('boolean') }, closed)
const ChoiceField = Type.Object(
  {
    ...common,
    type: Type.Literal('choice'),
    options: Type.Array(Type.Object({ value: Key, label: text(100), names: Type.Optional(Names) }, closed), {
      minItems: 2,
      maxItems: 50,
    }),
  },
  closed,
)
const IsoDate = Type.String({ format: 'date' })
const DateField = Type.Object(
  {
    ...common,
    type: Type.Literal('date'),
    earliest: Type.Optional(IsoDate),
    latest: Type.Optional(IsoDate),
  },
  closed,
)
const EmailField = Type.Object({ ...common, type: Type.Literal('email') }, closed)
const PhoneField = Type.Object({ ...common, type: Type.Literal('phone') }, closed)

const ScalarField = Type.Union([
  TextField,
  IntegerField,
  AmountField,
  BooleanField,
  ChoiceField,
  DateField,
  EmailField,
  PhoneField,
])

/** Repeated items of one kind, such as products or people. Asked after everything before it. */
const ListField = Type.Object(
  {
    ...common,
    type: Type.Literal('list'),
    /** The name of one item: "product". */
    item: text(100),
    fields: Type.Array(ScalarField, { minItems: 1, maxItems: 30 }),
    minimum_items: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
    maximum_items: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  closed,
)

export const Form = Type.Object(
  {
    key: Key,
    /** Chosen by the author; records name the version that they were collected with. */
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: text(200),
    /** Sent before the first question. */
    welcome: Type.Optional(text(2000)),
    /** Sent on completion, before the summary. */
    thanks: Type.Optional(text(2000)),
    fields: Type.Array(Type.Union([...ScalarField.anyOf, ListField]), { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false, description: 'What an intake conversation collects' },
)

export type Form = Static<typeof Form>
export type Field = Form['fields'][number]
export type ListField = Static<typeof ListField>
export type ScalarField = Static<typeof ScalarField>
export type LocalText = Static<ReturnType<typeof text>>

export type FormProblem = { path: string; message: string }

const compileForm = () => Compile(Form)
/**
 * Compiled, because an uncompiled schema is thirty times slower for a large form: each field may be of any
 * type.
 */
let compiled: ReturnType<typeof compileForm> | undefined

/** @returns the validation errors by path (`fields.2.options.0.value`); empty for a valid form */
export function checkForm(document: unknown): FormProblem[] {
  compiled ??= compileForm()
  if (!compiled.Check(document)) {
    return compiled.Errors(document).map(({ instancePath, message }) => ({
      path: instancePath.slice(1).replaceAll('/', '.'),
      message,
    }))
  }
  return document.fields.length > 0 ? checkFields(document.fields, 'fields') : []
}

function checkFields(fields: readonly Field[], path: string): FormProblem[] {
  const seen = new Set<string>()
  return fields.flatMap((field, index) => {
    const at = `${path}.${index}`
    const isTwice = seen.has(field.key)
    seen.add(field.key)
    return [
      ...(isTwice ? [{ path: `${at}.key`, message: 'is the key of another field' }] : []),
      ...checkField(field, at),
    ]
  })
}

function checkField(field: Field, at: string): FormProblem[] {
  const bounds = <Key extends string, Bound extends number | string>(
    low: Key,
    high: Key,
    given: Partial<Record<Key, Bound>>,
  ): FormProblem[] => {
    const [least, most] = [given[low], given[high]]
    if (least === undefined || most === undefined || least <= most) return []
    return [{ path: `${at}.${high}`, message: `must not be less than ${low}` }]
  }
  switch (field.type) {
    case 'text':
      return bounds('min_length', 'max_length', field)
    case 'integer':
    case 'amount':
      return bounds('minimum', 'maximum', field)
    case 'date':
      return bounds('earliest', 'latest', field)
    case 'list':
      return [
        ...bounds('minimum_items', 'maximum_items', field),
        ...checkFields(field.fields, `${at}.fields`),
      ]
    case 'choice': {
      const values = field.options.map(({ value }) => value)
      return values.flatMap((value, index) =>
        values.indexOf(value) < index
          ? [{ path: `${at}.options.${index}.value`, message: 'is the value of another option' }]
          : [],
      )
    }
    default:
      return []
  }
}

/** The text in a language, or in the first language that it has. */
export function inLanguage(texts: LocalText, language: FormLanguage): string {
  const found = [language, ...LANGUAGES].map((each) => texts[each]).find((each) => each !== undefined)
  return found ?? ''
}
