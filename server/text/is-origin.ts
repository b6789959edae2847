/** A host as an origin has it. URLs would also take `*`, which matches nothing, and `;`, which ends a directive. */
const ORIGIN = /^https?:\/\/(\[[\da-f:.]+\]|[a-z\d._-]+)(:\d+)?$/

/** Whether this is an origin of web pages, spelt as browsers send it. */
export function isOrigin(text: string): boolean {
  return ORIGIN.test(text) && URL.parse(text)?.origin === text
}
