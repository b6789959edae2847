/**
 * The host of an origin. URLs would also accept `*`, which matches nothing, and `;`, which ends a directive.
 */
const ORIGIN = /^https?:\/\/(\[[\da-f:.]+\]|[a-z\d._-]+)(:\d+)?$/

/** Whether this is a web origin, written as browsers send it. */
export function isOrigin(text: string): boolean {
  return ORIGIN.test(text) && URL.parse(text)?.origin === text
}
