/** What a finder (the rules, or a model) found in one message. The state machine does not care which. */

/** A field, or a field of one item of a list. */
export type Place = {
  /** The key of a field of the form. */
  field: string
  /** Of a list: which item, from 0; one more than there are is a new one. */
  item?: number | undefined
  /** Of a list: the key of a field of its items. */
  itemField?: string | undefined
}

/**
 * What a field may hold, as records store it: text, e-mail address, phone number (`+` and digits), date
 * (YYYY-MM-DD) and choice (the option's value) are texts; whole numbers and amounts are numbers.
 */
export type Scalar = string | number | boolean

export type Finding =
  /** An answer. What is wrong with it for this field is for the state machine to say. */
  | {
      kind: 'value'
      place: Place
      value: Scalar
      /** The user's words that it was read from. */
      words: string
    }
  /** Meant as an answer to this field and not to be read as one, such as "many" for a number. */
  | { kind: 'unclear'; place: Place; words: string; why: UnclearReason }
  /** They do not know, or do not want to say now. */
  | { kind: 'unknown'; place: Place }
  /** They ask what this field means. */
  | { kind: 'explain'; place: Place }
  /** There are no more items in this list. */
  | { kind: 'finished'; field: string }
  /** They ask for another item, or begin one, without saying anything of it yet. */
  | { kind: 'more'; field: string }

export type UnclearReason =
  | 'not_understood'
  /** Two values where there is room for one: "3 or 4". */
  | 'ambiguous'
  /** An amount in a currency that the field does not take. */
  | 'other_currency'
  /** "12.5" where a whole number is wanted. */
  | 'not_whole'
