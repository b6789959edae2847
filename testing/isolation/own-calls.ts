/** Every call as its owner makes it, with their own ids, so that it succeeds. */
import type { Connections } from '../../server/database/connections.ts'
import { asServiceRole } from '../../server/database/transaction.ts'
import { CREATING_OPERATIONS, exceptionAt, kindOf, unknownId } from './ids.ts'
import type { Operation } from './operations.ts'
import { nameOf } from './requests.ts'
import type { Tenant } from './tenants.ts'

type Values = Map<string, string>

/** The inputs of a call besides ids. */
const TEXTS: Record<string, (tenant: Tenant) => Record<string, string>> = {
  signIn: ({ password }) => ({ 'body password': password }),
  signInWithEmail: ({ password }) => ({ 'body password': password }),
  consoleClaimSetup: ({ setupCode }) => ({ 'body code': setupCode }),
  // No request leaves the machine: the name has no address.
  'addSource Web page': () => ({ 'body url': 'https://example.invalid/' }),
  'addSource Site': () => ({ 'body url': 'https://example.invalid/' }),
  changePassword: ({ password }) => ({ 'body current_password': password, 'body new_password': password }),
}

/** Deleting calls come last, the most destructive at the end. */
const LAST = [
  ...[
    'deleteNote',
    'deleteSource',
    'revokeApiKey',
    'retireSigningSecret',
    'removeForm',
    'deleteVisitor',
    'deleteChatbot',
    'deleteConversation',
    'clearSession',
  ],
  ...['refreshTokens', 'changePassword', 'consoleClaimSetup', 'signOut'],
]

export function inOrder(operations: readonly Operation[]): Operation[] {
  return operations.toSorted((a, b) => LAST.indexOf(a.key) - LAST.indexOf(b.key))
}

/** The token or key for the call. */
export function credentialFor({ path }: Operation, { token, own }: Tenant): string {
  return path.startsWith('/v1') ? own.apiKey : token
}

/** With all required ids and, for optional ones, one call with each. */
export function ownValues({ key, fields }: Operation, tenant: Tenant): Values[] {
  const needed: Values = new Map(Object.entries(TEXTS[key]?.(tenant) ?? {}))
  const optional: [string, string][] = []
  for (const field of fields) {
    const name = nameOf(field)
    const kind = kindOf(key, name)
    if (!kind || kind === 'idempotencyKey') continue
    const id = CREATING_OPERATIONS.includes(key) ? unknownId(kind, tenant.own[kind]) : tenant.own[kind]
    if (field.isRequired) needed.set(name, id)
    else if (exceptionAt(key, name)?.as !== 'own') optional.push([name, id])
  }
  return optional.length === 0 ? [needed] : optional.map(([name, id]) => new Map(needed).set(name, id))
}

/** Creates the preconditions of a call: a stopped reply can be retried. */
export async function makeReady(
  connections: Connections,
  { key }: Operation,
  { own, userId }: Tenant,
): Promise<void> {
  if (key === 'consoleTestProvider' || key === 'consoleSaveProvider') await keepKey(connections, userId)
  if (key === 'retireSigningSecret') await keepSecret(connections, own)
  if (key === 'consoleSaveDraft') await removeDraft(connections, own.chatbotOwned)
  if (key === 'consolePublish' || key === 'consoleRestoreVersion')
    await writeDraft(connections, own.chatbotOwned)
  if (key === 'sendOwnerMessage') await takeOver(connections, own.inboxConversation)
  if (key === 'answerUnanswered' || key === 'dismissUnanswered') await forgetAnswer(connections, own.turn)
  if (key === 'refreshSource') await giveAddress(connections, own.source)
  if (!key.startsWith('retry')) return
  await asServiceRole(connections, (sql) => [
    sql`update turns t set state = 'stopped' from conversations c
      where c.home = t.home and c.id = t.conversation_id and (c.session_key = ${own.sessionKey} or c.id = ${own.widgetSession})`,
  ])
}

async function takeOver(connections: Connections, number: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update conversations set taken_over_at = now() where number = ${Number(number)}`,
  ])
}

/** Only what has an address can be refreshed. */
async function giveAddress(connections: Connections, sourceId: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update sources set type = 'url', url = 'https://example.invalid/' where id = ${sourceId}`,
  ])
}

async function forgetAnswer(connections: Connections, turnId: string): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`update turns set attended_at = null where id = ${turnId}`])
}

/** Encrypted with an unknown secret, so that it is never used. */
async function keepKey(connections: Connections, userId: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into provider_keys (owner_id, provider, sealed, hint, default_model)
      values (${userId}, 'openai', '', '…', 'gpt-4o-mini') on conflict do nothing`,
  ])
}

/** Replaces the secrets created meanwhile. */
async function keepSecret(connections: Connections, own: Tenant['own']): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into signing_secrets (id, chatbot_id, sealed, hint)
      values (${own.signingSecret}, ${own.chatbotOwned}, '', '…')
      on conflict (id) do update set chatbot_id = excluded.chatbot_id`,
  ])
}

/** The example call saves a first draft. */
async function removeDraft(connections: Connections, chatbotId: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update chatbots set draft = null, draft_form_id = null, draft_saved_at = null, draft_revision = 0
      where id = ${chatbotId}`,
  ])
}

/** Also creates a version to restore. */
async function writeDraft(connections: Connections, chatbotId: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update chatbots set draft_saved_at = now(), draft_form_id = form_id, version = greatest(version, 1), draft = jsonb_build_object(
        'name', name, 'description', '', 'is_public', is_public, 'public_url_slug', public_url_slug,
        'configuration', configuration, 'facts', '')
      where id = ${chatbotId}`,
    sql`
      insert into chatbot_versions (chatbot_id, version, content, form_id)
      select id, 1, draft, form_id from chatbots where id = ${chatbotId} on conflict do nothing`,
  ])
}
