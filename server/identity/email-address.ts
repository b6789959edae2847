/** The limit of an SMTP path without its brackets (RFC 5321, section 4.5.3.1.3). */
const MAX_LENGTH = 254
/** WHATWG HTML's "valid e-mail address", but the domain must contain a dot. */
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i

export function isEmailAddress(text: string): boolean {
  return text.length <= MAX_LENGTH && EMAIL.test(text)
}
