/** The rows of the first part of docs/permissions.md, and the operations on them. */
import { termsOf } from '../../server/knowledge/index/terms.ts'
import type { Peopled, Person, Place, Talk, World } from './permissions-world.ts'

export const OPERATIONS = ['read', 'create', 'change', 'delete'] as const
export type Operation = (typeof OPERATIONS)[number]

export type Thing = {
  table: string
  /** The condition that selects the row; ids are the tests' own. */
  where: string
  /** Columns and values of a similar row for the same owner. */
  another?: Record<string, string>
  /** Only one can exist: it is deleted before the other one is inserted. */
  isOnly?: boolean
  /** Its owner, and the chatbot whose visitors and programs are tried. */
  owner: Person
  place: Place
}

/** A word of each passage, as it is indexed. */
const [INDEXED = ''] = termsOf('hours')

const quoted = (text: string) => `'${text}'`
const idIs = (id: string) => `id = ${quoted(id)}`
const NEW_ID = 'gen_random_uuid()'
const NEW_TEXT = 'gen_random_uuid()::text'
const NEW_BYTES = "decode(md5(random()::text), 'hex')"

/** All rows that the file lists, by name. */
export function thingsOf(world: World): Record<string, Thing> {
  const { chatbots, talk, interview, people } = world
  const { shown, hidden, assistant } = chatbots
  const ofOwner = { owner: 'owner', place: 'assistant' } as const
  const ofShown = { owner: 'owner', place: 'shown' } as const
  const ofHidden = { owner: 'hermit', place: 'hidden' } as const
  const ofInterview = { owner: 'owner', place: 'onboarding' } as const
  return {
    ...accounts(world),
    ...profiles(world),
    'a public chatbot': { ...ofShown, ...chatbot(shown, quoted(people.owner)) },
    'a private chatbot': { ...ofHidden, ...chatbot(hidden, quoted(people.hermit)) },
    'the operator’s chatbot': { ...ofOwner, ...chatbot(assistant, 'null') },
    'the form of a public chatbot': { ...ofShown, ...form(shown) },
    'the form of a private chatbot': { ...ofHidden, ...form(hidden) },
    'a version of a public chatbot': { ...ofShown, ...version(shown) },
    'a version of a private chatbot': { ...ofHidden, ...version(hidden) },
    'an owner’s key for a provider': { ...ofShown, ...providerKey(people.owner) },
    'a chatbot’s signing secret': { ...ofShown, ...signingSecret(shown) },
    'an API key': { ...ofShown, ...apiKey(shown) },
    'an API key of a private chatbot': { ...ofHidden, ...apiKey(hidden) },
    ...knowledge('a public', ofShown, shown, people.owner),
    ...knowledge('a private', ofHidden, hidden, people.hermit),
    'a visitor': { ...ofShown, ...visitor(shown) },
    'a note on a visitor’s': { ...ofShown, ...note(world) },
    'an owner’s message in a program’s': { ...ofShown, ...ownersMessage(world) },
    'a visitor’s rating': { ...ofShown, ...rating(shown) },
    ...conversation('a user’s', ofOwner, talk, assistant, 'user_id', quoted(people.owner)),
    ...conversation('a visitor’s', ofShown, shown.guest, shown, 'visitor_id', quoted(shown.guest.visitorId)),
    ...conversation('a program’s', ofShown, shown.client, shown, 'is_client', 'true'),
    ...record('a visitor’s', ofShown, world.recordOfGuest, shown, shown.guest.id, 'null'),
    ...record(
      'a user’s',
      ofInterview,
      world.recordOfOwner,
      chatbots.onboarding,
      interview.id,
      quoted(people.owner),
    ),
    ...views(world),
    ...ofServer(world),
  }
}

function accounts({ people, loginId, refreshHash }: World): Record<string, Thing> {
  const whose = { owner: 'owner', place: 'shown' } as const
  const user = quoted(people.owner)
  return {
    'a user': { ...whose, table: 'users', where: idIs(people.owner), another: { id: NEW_ID } },
    'their password': {
      ...whose,
      table: 'passwords',
      where: `user_id = ${user}`,
      another: { user_id: user, hash: "''" },
      isOnly: true,
    },
    'a login': {
      ...whose,
      table: 'logins',
      where: idIs(loginId),
      another: { user_id: user, expires_at: 'now()' },
    },
    'a refresh token': {
      ...whose,
      table: 'refresh_tokens',
      where: `hash = decode('${refreshHash}', 'hex')`,
      another: { hash: NEW_BYTES, login_id: quoted(loginId), expires_at: 'now()' },
    },
  }
}

function profiles({ people }: World): Record<string, Thing> {
  const profile = (user: string) => ({
    table: 'profiles',
    where: `user_id = ${quoted(user)}`,
    another: { user_id: quoted(user), bio: "''", skills: "''", experience: "''", interests: "''" },
    isOnly: true,
  })
  return {
    'a profile with a public chatbot': { owner: 'owner', place: 'shown', ...profile(people.owner) },
    'a profile with a private chatbot': { owner: 'hermit', place: 'hidden', ...profile(people.hermit) },
  }
}

function chatbot({ id }: Peopled, ownerId: string) {
  return { table: 'chatbots', where: idIs(id), another: { owner_id: ownerId, name: "'Another'" } }
}

function form({ id, formId }: Peopled) {
  return {
    table: 'forms',
    where: idIs(formId ?? ''),
    another: { chatbot_id: quoted(id), document: "'{}'" },
  }
}

function version({ id }: Peopled) {
  return {
    table: 'chatbot_versions',
    where: `chatbot_id = ${quoted(id)}`,
    another: { chatbot_id: quoted(id), version: '2', content: "'{}'" },
  }
}

function providerKey(ownerId: string) {
  const owner = quoted(ownerId)
  return {
    table: 'provider_keys',
    where: `owner_id = ${owner}`,
    another: { owner_id: owner, provider: "'groq'", sealed: "''", hint: "''", default_model: "''" },
  }
}

function apiKey({ id, keyId }: Peopled) {
  return {
    table: 'api_keys',
    where: idIs(keyId),
    another: { chatbot_id: quoted(id), prefix: "'fd_'", hash: NEW_BYTES },
  }
}

function knowledge(
  kind: string,
  whose: Whose,
  { id, sourceId, documentId, passageId }: Peopled,
  ownerId: string,
): Record<string, Thing> {
  const of = { chatbot_id: quoted(id), owner_id: quoted(ownerId) }
  const ofDocument = { document_id: quoted(documentId), revision: '1', owner_id: quoted(ownerId) }
  const ofChatbot = `chatbot_id = ${quoted(id)}`
  const tables: Record<string, Pick<Thing, 'table' | 'where' | 'another' | 'isOnly'>> = {
    'a source': {
      table: 'sources',
      where: idIs(sourceId),
      another: { ...of, type: "'text'", name: "'Another'" },
    },
    'a document': {
      table: 'documents',
      where: idIs(documentId),
      another: { ...of, source_id: quoted(sourceId), url: "'https://example.invalid/another'" },
    },
    'an original': {
      table: 'source_originals',
      where: `document_id = ${quoted(documentId)}`,
      another: { ...ofDocument, part: '1', bytes: "''" },
    },
    'a passage': {
      table: 'passages',
      where: idIs(passageId),
      another: { ...ofDocument, chatbot_id: quoted(id), number: '2', text: "''" },
    },
    'a term of the index': {
      table: 'passage_terms',
      where: `${ofChatbot} and term = ${quoted(INDEXED)}`,
      another: { ...of, generation: '1', term: "'another'", frequency: '1', postings: "''" },
    },
    'the counters of the knowledge': { table: 'knowledge', where: ofChatbot, another: of, isOnly: true },
    'the uses of a source': {
      table: 'source_uses',
      where: `source_id = ${quoted(sourceId)}`,
      another: { ...of, source_id: quoted(sourceId), day: "'2026-01-01'", answers: '1' },
    },
  }
  return Object.fromEntries(
    Object.entries(tables).map(([name, thing]) => [`${name} of ${kind} chatbot`, { ...whose, ...thing }]),
  )
}

function signingSecret({ id, signingSecretId }: Peopled) {
  return {
    table: 'signing_secrets',
    where: idIs(signingSecretId),
    another: { id: 'gen_random_uuid()', chatbot_id: quoted(id), sealed: "''", hint: "''" },
  }
}

function visitor({ id, guest }: Peopled) {
  return {
    table: 'visitors',
    where: idIs(guest.visitorId),
    another: { chatbot_id: quoted(id), visitor_key: NEW_TEXT },
  }
}

function rating({ id, guest }: Peopled) {
  const { replyId, id: conversationId } = guest
  return {
    table: 'ratings',
    where: `message_id = ${quoted(replyId)}`,
    another: {
      message_id: quoted(replyId),
      conversation_id: quoted(conversationId),
      chatbot_id: quoted(id),
      rating: "'up'",
    },
    isOnly: true,
  }
}

function note({ chatbots, people, noteOnGuest }: World) {
  const of = quoted(chatbots.shown.guest.id)
  return {
    table: 'conversation_notes',
    where: idIs(noteOnGuest),
    another: { conversation_id: of, author_id: quoted(people.owner), content: "''" },
  }
}

function ownersMessage({ chatbots, people, ownersMessage }: World) {
  const of = quoted(chatbots.shown.client.id)
  const said = { role: "'assistant'", content: "''", author_id: quoted(people.owner) }
  return {
    table: 'messages',
    where: idIs(ownersMessage),
    another: { conversation_id: of, position: '4', ...said },
  }
}

type Whose = Pick<Thing, 'owner' | 'place'>

function conversation(
  whoseName: string,
  whose: Whose,
  { id, messageId, turnId }: Talk,
  chatbot: Peopled,
  person: string,
  value: string,
): Record<string, Thing> {
  const of = { conversation_id: quoted(id) }
  const said = { ...of, position: '9', role: "'user'", content: "''" }
  const turn = { ...of, chatbot_id: quoted(chatbot.id), user_message_id: NEW_ID }
  return {
    [`${whoseName} conversation`]: {
      ...whose,
      table: 'conversations',
      where: idIs(id),
      another: { chatbot_id: quoted(chatbot.id), [person]: value },
    },
    [`a message in ${whoseName}`]: { ...whose, table: 'messages', where: idIs(messageId), another: said },
    [`a turn in ${whoseName}`]: { ...whose, table: 'turns', where: idIs(turnId), another: turn },
    [`training data in ${whoseName}`]: {
      ...whose,
      table: 'training_data',
      where: `conversation_id = ${quoted(id)}`,
      another: { ...of, content: "''" },
      isOnly: true,
    },
  }
}

function record(
  whoseName: string,
  whose: Whose,
  id: string,
  chatbot: Peopled,
  conversationId: string,
  userId: string,
): Record<string, Thing> {
  return {
    [`${whoseName} record`]: {
      ...whose,
      table: 'records',
      where: idIs(id),
      another: {
        conversation_id: quoted(conversationId),
        form_id: quoted(chatbot.formerFormId),
        chatbot_id: quoted(chatbot.id),
        user_id: userId,
        session_number: '1',
        language: "'en'",
      },
      isOnly: true,
    },
    [`an item in ${whoseName} record`]: {
      ...whose,
      table: 'record_items',
      where: `record_id = ${quoted(id)}`,
      another: { record_id: quoted(id), field: "'products'", position: '1', data: "'{}'" },
    },
  }
}

/** Views are read-only. */
function views({ chatbots, recordOfOwner, canary }: World): Record<string, Thing> {
  const numberOf = `(select number from records where ${idIs(recordOfOwner)})`
  const ofInterview = { owner: 'owner', place: 'onboarding' } as const
  return {
    'usage, in chatbot_usage': {
      owner: 'owner',
      place: 'shown',
      table: 'chatbot_usage',
      // One row per model: of the owner's visitor and program.
      where: `chatbot_id = ${quoted(chatbots.shown.id)} and model = ${quoted(canary)}`,
    },
    'a user’s record, in company_onboarding': {
      ...ofInterview,
      table: 'company_onboarding',
      where: `id = ${numberOf}`,
    },
    'its item, in products': { ...ofInterview, table: 'products', where: `onboarding_id = ${numberOf}` },
  }
}

function ofServer({ chatbots, people, refreshHash, serverId }: World): Record<string, Thing> {
  const whose = { owner: 'owner', place: 'shown' } as const
  const chatbotId = quoted(chatbots.shown.id)
  return {
    'a day of a budget': {
      ...whose,
      table: 'budget_days',
      where: `scope = 'chatbot ' || ${chatbotId}`,
      another: { scope: `'chatbot ' || ${chatbotId}`, day: "'2026-01-02'", tokens: '1' },
    },
    'the sums of a chatbot’s past day': {
      ...whose,
      table: 'day_sums',
      where: `chatbot_id = ${chatbotId}`,
      another: { chatbot_id: chatbotId, day: "'2026-01-02'", owner_id: quoted(people.owner) },
    },
    'how far the sums go': {
      ...whose,
      table: 'day_sums_progress',
      where: 'is_only',
      another: { day: "'2026-01-02'" },
      isOnly: true,
    },
    'a call under its Idempotency-Key': {
      ...whose,
      table: 'idempotent_calls',
      where: `id = decode('${refreshHash}', 'hex')`,
      another: { id: NEW_BYTES, request_hash: "''", turn_id: NEW_ID, server_id: NEW_ID },
    },
    'a network that an account is known in': {
      ...whose,
      table: 'known_networks',
      where: `account = decode('${refreshHash}', 'hex')`,
      another: { account: NEW_BYTES, network: NEW_BYTES },
    },
    'who has claimed the server': {
      ...whose,
      table: 'setup',
      where: 'is_claimed',
      another: { is_claimed: 'true' },
      isOnly: true,
    },
    'a process that runs turns': {
      ...whose,
      table: 'servers',
      where: idIs(serverId),
      another: { id: NEW_ID },
    },
    'a migration’s name': {
      ...whose,
      table: 'frontdesk_migrations',
      where: "name = '0001_roles'",
      another: { name: NEW_TEXT },
    },
  }
}

/** @param columns those that a person may update; all if there are none */
export function statementFor(operation: Operation, thing: Thing, columns: readonly string[]): string {
  const { table, where, another = {} } = thing
  switch (operation) {
    case 'read':
      return `select 1 as one from ${table} where ${where}`
    case 'create':
      return `insert into ${table} (${Object.keys(another).join(', ')}) values (${Object.values(another).join(', ')})`
    case 'change':
      return `update ${table} set ${columns.map((name) => `${name} = ${name}`).join(', ')} where ${where}`
    case 'delete':
      return `delete from ${table} where ${where}`
  }
}
