/** Becoming the first administrator of a server, with the code in the address that its start prints. */
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import { accountQuery, setupQuery } from './account-queries.ts'

/** It stands in the fragment, which no server sees: it is in no log and no Referer. */
export const codeOfAddress = (): string => decodeURIComponent(location.hash.slice(1))

/** @throws CallFailed 403 for a code that opens nothing */
export async function claim(code: string): Promise<void> {
  await answerOf(frontdesk.POST('/api/console/setup/claim', { body: { code } }))
  queries.removeQueries({ queryKey: setupQuery.queryKey })
  await queries.invalidateQueries({ queryKey: accountQuery.queryKey })
}
