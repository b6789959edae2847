/**
 * Prevents CSV injection (OWASP): spreadsheets run cells that begin like a formula, such as =HYPERLINK(…) or
 * =cmd|….
 */

/** Some spreadsheets treat full-width signs as formula signs too. */
const BEGIN = '[=+\\-@＝＋－＠]'
/** Leading characters that are invisible or trimmed away. */
const UNSEEN = '[\\s\\p{Cf}]*'
const LIKE_FORMULA = new RegExp(`^(?:${UNSEEN}${BEGIN}|[\\t\\r\\n])`, 'u')
/**
 * Where `;` separates cells (Excel in much of Europe), `,` does not, and quotes count only at the start of a
 * cell. A cell may then begin in the middle of a text. A run of white space is matched only from its start,
 * because matching from each character takes quadratic time.
 */
const BEFORE_FORMULA = new RegExp(`(?:;${UNSEEN}|(?<![;\\s\\p{Cf}])[\\s\\p{Cf}]+)(?=${BEGIN})`, 'gu')
const BEGINS_CELL = /[;\t\r\n]/g

/** Whether a spreadsheet may read this text as a formula. */
export function isLikeFormula(text: string): boolean {
  return LIKE_FORMULA.test(text)
}

/** CSV has no types: a leading apostrophe makes a cell text in every spreadsheet. */
export function asText(text: string): string {
  return (isLikeFormula(text) ? "'" : '') + text.replaceAll(BEFORE_FORMULA, markCells)
}

function markCells(separators: string): string {
  return separators.replaceAll(BEGINS_CELL, "$&'")
}
