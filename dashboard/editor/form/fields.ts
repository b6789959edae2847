/** Edits of a form's fields: create, name, move, and change the type. */
import type { Field, Form, LocalText } from '../../chatbots/content.ts'
import { type Language, t } from '../../language/language.ts'

export type Kind = Field['type']

export const kinds = (): Readonly<Record<Kind, string>> => ({
  text: t('Text'),
  email: t('Email'),
  phone: t('Phone'),
  integer: t('Whole number'),
  amount: t('Amount of money'),
  boolean: t('Yes or no'),
  choice: t('Choice'),
  date: t('Date'),
  list: t('List'),
})

/** Sets the text in one language; empty removes it. @returns undefined when no language is left */
export function localised(
  texts: LocalText | undefined,
  written: Language,
  text: string,
): LocalText | undefined {
  const { [written]: _, ...others } = texts ?? {}
  const all: LocalText = text === '' ? others : { ...others, [written]: text }
  return Object.keys(all).length > 0 ? all : undefined
}

export function titled(form: Form, key: 'welcome' | 'thanks', texts: LocalText | undefined): Form {
  const { [key]: _, ...others } = form
  return texts ? { ...others, [key]: texts } : others
}

export function newField(fields: readonly Field[], written: Language): Field {
  const key = freeKey('field', fields)
  return {
    key,
    type: 'text',
    required: true,
    label: { [written]: t('New field') },
    question: { [written]: t('What should it ask?') },
  }
}

/** A unique key that matches `^[a-z][a-z0-9_]{0,62}$`. */
export function freeKey(wanted: string, fields: readonly { key: string }[]): string {
  const taken = new Set(fields.map(({ key }) => key))
  if (!taken.has(wanted)) return wanted
  for (let count = 2; ; count++) if (!taken.has(`${wanted}_${count}`)) return `${wanted}_${count}`
}

/** @returns empty for a label without any allowed character */
export function keyOf(label: string): string {
  const ascii = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_$/g, '')
  return ascii.slice(0, 40)
}

/** Keeps the properties that all types share. */
export function ofKind(field: Field, type: Kind, written: Language): Field {
  const { key, label, names, required, question, explanation, error } = field
  const common = {
    key,
    label,
    question,
    required: required ?? false,
    ...(names === undefined ? {} : { names }),
    ...(explanation === undefined ? {} : { explanation }),
    ...(error === undefined ? {} : { error }),
  }
  switch (type) {
    case 'amount':
      return { ...common, type, currency: 'USD' }
    case 'choice':
      return {
        ...common,
        type,
        options: [1, 2].map((count) => ({
          value: `option_${count}`,
          label: { [written]: t('Option {count}', { count }) },
        })),
      }
    case 'list':
      return { ...common, type, item: label, fields: [scalar(newField([], written))] }
    default:
      return { ...common, type }
  }
}

type ListField = Extract<Field, { type: 'list' }>
export type ScalarField = ListField['fields'][number]

/** Lists cannot be nested. */
export function scalar(field: Field): ScalarField {
  return field.type === 'list' ? (ofKind(field, 'text', 'en') as ScalarField) : field
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  const others = items.filter((_, index) => index !== from)
  return [...others.slice(0, to), item, ...others.slice(to)]
}
