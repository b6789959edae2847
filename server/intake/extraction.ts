/** The values that an extractor (the rules, or a model) found in one message. The state machine treats both alike. */

/** A field, or a field of one list item. */
export type FieldPath = {
  /** The key of a form field. */
  field: string
  /** For a list: the item's index, from 0; the number of items stands for a new one. */
  item?: number | undefined
  /** For a list: the key of an item field. */
  itemField?: string | undefined
}

/**
 * A field's value as records store it. Text, e-mail address, phone number (`+` and digits), date (YYYY-MM-DD)
 * and choice (the option's value) are strings; whole numbers and amounts are numbers.
 */
export type Scalar = string | number | boolean

export type Extraction =
  /** An answer. The state machine validates it for the field. */
  | {
      kind: 'value'
      path: FieldPath
      value: Scalar
      /** The user's words that the value was read from. */
      words: string
    }
  /** An answer to this field that cannot be read as a value, such as "many" for a number. */
  | { kind: 'unclear'; path: FieldPath; words: string; why: UnclearReason }
  /** The user does not know, or does not want to say now. */
  | { kind: 'unknown'; path: FieldPath }
  /** The user asks what this field means. */
  | { kind: 'explain'; path: FieldPath }
  /** The user says that this list has no more items. */
  | { kind: 'finished'; field: string }
  /** The user wants another item, or begins one, without giving a value yet. */
  | { kind: 'more'; field: string }

export type UnclearReason =
  | 'not_understood'
  /** Two values where one is expected: "3 or 4". */
  | 'ambiguous'
  /** An amount in a currency that the field does not accept. */
  | 'other_currency'
  /** "12.5" where a whole number is expected. */
  | 'not_whole'
