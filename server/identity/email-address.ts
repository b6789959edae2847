/** The most that an SMTP path takes (RFC 5321, section 4.5.3.1.3, without its brackets). */
const LONGEST = 254
/** As browsers check it (WHATWG HTML, "valid e-mail address"), and with a dot in the domain. */
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i

export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && EMAIL.test(text)
}
