/**
 * The passwords that guessers try first: the beginning of a list of those that leaked most often
 * (@zxcvbn-ts/language-common), and whatever an account is called.
 */

/** Of its 49,233, most common first: far more than anybody can try who is stopped after ten. */
const REFUSED = 10_000

/** What a person is told whose password is refused here. */
export const TOO_COMMON =
  'This password is too common. Choose at least 8 characters that are hard to guess, such as four random words'

/** A user's names; null where they have none of a kind. */
export type Names = { username?: string | null; email?: string | null }

/** @param password no longer than one may be: normalising takes the square of its length */
export async function isTooCommon(password: string, names: Names): Promise<boolean> {
  const folded = fold(password)
  return namesIn(names).includes(folded) || (await commonPasswords()).has(folded)
}

let common: Promise<ReadonlySet<string>> | undefined

/** Read when it is first needed: it takes some 35 ms. */
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

/** As people take two for the same: in any case, in any width. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
