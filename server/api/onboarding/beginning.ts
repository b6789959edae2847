import type { FastifyRequest } from 'fastify'
import { matchLanguage } from '../../../widget/languages.ts'
import type { Connections } from '../../database/connections.ts'
import type { User } from '../../database/transaction.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { LANGUAGES } from '../../intake/form.ts'
import { begin, progressOf } from '../../intake/machine.ts'
import { findBeginning, openSession } from '../../intake/onboarding-queries.ts'
import { languageOf } from '../../intake/reply-language.ts'
import { sayOpening } from '../../intake/wording.ts'
import { presentProgress } from './presenters.ts'

/**
 * Opens a session prefilled from the user's earlier one, and asks its first question.
 * @param message the user's first message, when it opens the session
 */
export async function beginSession(
  connections: Connections,
  user: User,
  request: FastifyRequest,
  message = '',
) {
  const { formId, form, earlier } = await findBeginning(connections, user)
  const accepted = (request.headers['accept-language'] ?? '').split(',')
  const language =
    earlier?.language ?? matchLanguage(accepted, LANGUAGES) ?? languageOf(message, LANGUAGES[0])
  const state = begin(form, earlier?.data)
  const opening = sayOpening(form, state, language, { copied: earlier !== undefined })
  const session = { id: turnIdOf(request), formId, form, state, language, opening }
  const number = await openSession(connections, user, session)
  return {
    session_id: number,
    message: opening,
    company_info_copied: earlier !== undefined,
    progress: presentProgress(progressOf(form, state)),
  }
}
