/**
 * Refuses the passwords that attackers try first: the most frequently leaked ones
 * (@zxcvbn-ts/language-common), and the account's own names.
 */

/** The most common of its 49,233; far more than the rate limits allow anybody to try. */
const REFUSED = 10_000

/** The error message for a refused password. */
export const TOO_COMMON =
  'This password is too common. Choose at least 8 characters that are hard to guess, such as four random words'

/** A user's names; null where they have none of a kind. */
export type Names = { username?: string | null; email?: string | null }

/** @param password within the maximum length, because normalization takes quadratic time */
export async function isTooCommon(password: string, names: Names): Promise<boolean> {
  const folded = fold(password)
  return namesIn(names).includes(folded) || (await commonPasswords()).has(folded)
}

let common: Promise<ReadonlySet<string>> | undefined

/** Loaded on first use, because it takes about 35 ms. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].slice(0, REFUSED).map(fold)),
  )
  return common
}

function namesIn({ username, email }: Names): string[] {
  const names = [username, email, email?.slice(0, email.lastIndexOf('@'))]
  return names.flatMap((name) => (name ? [fold(name)] : []))
}

/** Ignores case and character width. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
