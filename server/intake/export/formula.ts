/**
 * Visitors write what owners open in a spreadsheet, which runs a cell that begins like a formula, such as
 * =HYPERLINK(…) or =cmd|… (OWASP, "CSV Injection").
 */

/** Full-width ones too, which some take for the others. */
const BEGIN = '[=+\\-@＝＋－＠]'
/** What is not seen, or trimmed away, before it. */
const UNSEEN = '[\\s\\p{Cf}]*'
const LIKE_FORMULA = new RegExp(`^(?:${UNSEEN}${BEGIN}|[\\t\\r\\n])`, 'u')
/**
 * Where the semicolon parts cells (Excel in much of Europe), a comma does not, nor do quotes that do not stand
 * at a cell's beginning: there a cell may begin in the midst of a text.
 */
const LIKE_FORMULA_WITHIN = new RegExp(`([;\\t\\r\\n])(?=${UNSEEN}${BEGIN})`, 'gu')

/** Whether a spreadsheet may take this text for a formula. */
export function isLikeFormula(text: string): boolean {
  return LIKE_FORMULA.test(text)
}

/** For CSV, which has no types: an apostrophe before it makes a cell text in every spreadsheet. */
export function asText(text: string): string {
  return (isLikeFormula(text) ? "'" : '') + text.replaceAll(LIKE_FORMULA_WITHIN, "$1'")
}
