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
 * at a cell's beginning: there a cell may begin in the midst of a text. A run of white space is matched from its
 * beginning only; from each of its characters it would take quadratic time.
 */
const BEFORE_FORMULA = new RegExp(`(?:;${UNSEEN}|(?<![;\\s\\p{Cf}])[\\s\\p{Cf}]+)(?=${BEGIN})`, 'gu')
const BEGINS_CELL = /[;\t\r\n]/g

/** Whether a spreadsheet may take this text for a formula. */
export function isLikeFormula(text: string): boolean {
  return LIKE_FORMULA.test(text)
}

/** For CSV, which has no types: an apostrophe before it makes a cell text in every spreadsheet. */
export function asText(text: string): string {
  return (isLikeFormula(text) ? "'" : '') + text.replaceAll(BEFORE_FORMULA, markCells)
}

function markCells(separators: string): string {
  return separators.replaceAll(BEGINS_CELL, "$&'")
}
