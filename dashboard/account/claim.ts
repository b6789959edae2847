/** Claims the server's first administrator role with the code of the setup link. */
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import { accountQuery, setupQuery } from './account-queries.ts'

/** The code is in the fragment, so it reaches no server log and no Referer. */
export const codeOfAddress = (): string => decodeURIComponent(location.hash.slice(1))

/** @throws CallFailed 403 for an invalid code */
export async function claim(code: string): Promise<void> {
  await answerOf(frontdesk.POST('/api/console/setup/claim', { body: { code } }))
  queries.removeQueries({ queryKey: setupQuery.queryKey })
  await queries.invalidateQueries({ queryKey: accountQuery.queryKey })
}
