/** The rows of a permissions world, each with the home that says whose it is. */
import { randomUUID } from 'node:crypto'
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { NOBODY } from '../../server/database/home.ts'
import { json } from '../../server/database/transaction.ts'
import { packPostings } from '../../server/knowledge/index/postings.ts'
import { termsOf } from '../../server/knowledge/index/terms.ts'
import {
  DRAFT_REVISION,
  type Guest,
  type Peopled,
  type Place,
  SIMPLE_FORM,
  sha256,
  type Talk,
  type World,
} from './permissions-world.ts'

type Queries = PendingQuery<Row[]>[]

/** Creates all rows; within a transaction of the server's. */
export function furnish(sql: ReservedSql, world: World): Queries {
  return [
    ...people(sql, world),
    ...Object.entries(world.chatbots).flatMap(([place, chatbot]) =>
      furnishChatbot(sql, world, place as Place, chatbot),
    ),
    ...ofOwner(sql, world),
    ...records(sql, world),
    ...ratings(sql, world),
    ...inbox(sql, world),
    sql`insert into setup (claimed_by) values (${world.people.admin}) on conflict do nothing`,
    sql`insert into servers (id) values (${world.serverId})`,
    sql`
      insert into idempotent_calls (id, request_hash, turn_id, server_id)
      values (decode(${world.refreshHash}, 'hex'), '', ${randomUUID()}, ${world.serverId})`,
    sql`
      insert into known_networks (account, network)
      values (decode(${world.refreshHash}, 'hex'), decode(${world.refreshHash}, 'hex'))`,
    sql`
      insert into budget_days (scope, day, tokens)
      values ('chatbot ' || ${world.chatbots.shown.id}::text, '2026-01-01', 1)`,
    sql`
      insert into day_sums (chatbot_id, day, owner_id, sums)
      values (${world.chatbots.shown.id}, '2026-01-01', ${world.people.owner}, '{}')`,
  ]
}

/** Deletes all rows, except the operator's chatbots. */
export function clear(sql: ReservedSql, world: World): Queries {
  const people = Object.values(world.people)
  const { assistant, onboarding, shown } = world.chatbots
  const operators = [assistant.id, onboarding.id]
  const forms = [assistant.formerFormId, onboarding.formerFormId]
  return [
    sql`delete from users where id = any (${people}::uuid[])`,
    sql`delete from visitors where chatbot_id = any (${operators}::uuid[])`,
    sql`delete from conversations where chatbot_id = any (${operators}::uuid[])`,
    sql`delete from api_keys where chatbot_id = any (${operators}::uuid[])`,
    sql`delete from forms where id = any (${forms}::uuid[])`,
    sql`delete from budget_days where scope = 'chatbot ' || ${shown.id}::text`,
    sql`delete from known_networks where account = decode(${world.refreshHash}, 'hex')`,
    sql`delete from setup`,
    sql`delete from servers where id = ${world.serverId}`,
    sql`delete from idempotent_calls where server_id = ${world.serverId}`,
  ]
}

function people(sql: ReservedSql, { people, canary }: World): Queries {
  return Object.entries(people).map(([person, id]) => {
    const name = person === 'owner' || person === 'hermit' ? `${person}-${canary}` : `${person}-${id}`
    const email = `${name}@example.com`
    return sql`
      insert into users (id, username, username_key, email, email_key, role)
      values (${id}, ${name}, ${name}, ${email}, ${email}, ${person === 'admin' ? 'admin' : 'user'})`
  })
}

function furnishChatbot(sql: ReservedSql, world: World, place: Place, chatbot: Peopled): Queries {
  const { id, slug, owner, keyId, apiKey, knowledgeKey } = chatbot
  const name = place === 'foreign' ? 'Foreign' : world.canary
  const flags = { isDefault: place === 'assistant', isOnboarding: place === 'onboarding' }
  const ownerId = owner ? world.people[owner] : null
  const homeOf = (talk: Talk) => homeOfGuest(world, chatbot, talk)
  const clients = homeOfClient(world, chatbot)
  return [
    sql`
      insert into chatbots (id, owner_id, name, is_public, public_url_slug, is_default, is_onboarding)
      select ${id}, ${ownerId}, ${name}, ${place !== 'hidden'}, ${slug}, ${flags.isDefault}, ${flags.isOnboarding}
      where not exists (select from chatbots where id = ${id})`,
    ...forms(sql, chatbot, name),
    ...(ownerId ? [...written(sql, id, name), ...knowledge(sql, chatbot, ownerId, name)] : []),
    sql`
      insert into api_keys (id, chatbot_id, name, prefix, hash)
      values (${keyId}, ${id}, ${name}, ${apiKey.slice(0, 11)}, decode(${sha256(apiKey)}, 'hex'))`,
    sql`
      insert into api_keys (chatbot_id, name, prefix, scopes, hash)
      values (${id}, ${name}, ${knowledgeKey.slice(0, 11)}, '{knowledge}', decode(${sha256(knowledgeKey)}, 'hex'))`,
    sql`insert into signing_secrets (id, chatbot_id, sealed, hint) values (${chatbot.signingSecretId}, ${id}, '', ${name})`,
    ...guest(
      sql,
      id,
      chatbot.guest,
      homeOf(chatbot.guest),
      name,
      owner && owner !== 'other' ? world.words : name,
    ),
    ...guest(sql, id, chatbot.fellow, homeOf(chatbot.fellow), 'fellow'),
    sql`
      insert into conversations (id, ${homeColumns(sql)}, number, chatbot_id, is_client)
      overriding system value values (${chatbot.client.id}, ${homeValues(sql, clients)}, ${chatbot.client.number}, ${id}, true)`,
    ...talk(sql, id, chatbot.client, clients, name),
  ]
}

/** A version, and its owner's draft. */
function written(sql: ReservedSql, id: string, text: string): Queries {
  const content = sql`
    jsonb_build_object('name', name, 'description', ${text}::text, 'is_public', is_public,
      'public_url_slug', public_url_slug, 'configuration', configuration, 'facts', ${text}::text)`
  return [
    sql`
      update chatbots set draft = ${content}, draft_saved_at = now(), draft_revision = ${DRAFT_REVISION}, version = 1
      where id = ${id}`,
    sql`
      insert into chatbot_versions (chatbot_id, version, content, note)
      select id, 1, ${content}, ${text} from chatbots where id = ${id}`,
  ]
}

/** A source that is read, as ingestion leaves it; with an address, so that it can be refreshed. */
function knowledge(sql: ReservedSql, chatbot: Peopled, ownerId: string, text: string): Queries {
  const { id, sourceId, documentId, passageId } = chatbot
  const passage = `${text} knows the opening hours.`
  const rows = packPostings([{ number: 1, terms: termsOf(passage) }])
  return [
    sql`
      insert into sources (id, chatbot_id, owner_id, type, name, url, labels, status, passages, characters, wanted_at)
      values (
        ${sourceId}, ${id}, ${ownerId}, 'url', ${text}, 'https://example.invalid/', ${[text]}::text[], 'ready', 1,
        ${passage.length}, null)`,
    sql`
      insert into documents (id, source_id, chatbot_id, owner_id, title, live_revision, is_cut)
      values (${documentId}, ${sourceId}, ${id}, ${ownerId}, ${text}, 1, true)`,
    sql`
      insert into source_originals (document_id, revision, part, owner_id, bytes)
      values (${documentId}, 1, 0, ${ownerId}, ${Buffer.from(passage)})`,
    sql`insert into knowledge (chatbot_id, owner_id, next_number, live) values (${id}, ${ownerId}, 2, 1)`,
    sql`
      insert into passages (chatbot_id, number, id, owner_id, document_id, revision, heading, text)
      values (${id}, 1, ${passageId}, ${ownerId}, ${documentId}, 1, ${text}, ${passage})`,
    ...rows.map(
      ({ term, frequency, postings }) => sql`
        insert into passage_terms (chatbot_id, generation, term, owner_id, frequency, postings)
        values (${id}, 1, ${term}, ${ownerId}, ${frequency}, ${Buffer.from(postings)})`,
    ),
    sql`
      insert into source_uses (source_id, chatbot_id, owner_id, day, answers)
      values (${sourceId}, ${id}, ${ownerId}, current_date, 1)`,
    sql`update chatbots set knowledge_characters = ${passage.length} where id = ${id}`,
  ]
}

/** A server's onboarding chatbot keeps its form. */
function forms(sql: ReservedSql, { id, formId, formerFormId }: Peopled, title: string): Queries {
  const document = json(sql, { ...SIMPLE_FORM, title: { en: title } })
  const insert = (formId: string) =>
    sql`insert into forms (id, chatbot_id, document) values (${formId}, ${id}, ${document})`
  if (!formId) return [insert(formerFormId)]
  return [insert(formerFormId), insert(formId), sql`update chatbots set form_id = ${formId} where id = ${id}`]
}

/** Whose the rows of a conversation are. */
type Home = { home: string; ownerId: string; clientId: string }

const homeColumns = (sql: ReservedSql) => sql`home, owner_id, client_id`
const homeValues = (sql: ReservedSql, { home, ownerId, clientId }: Home) =>
  sql`${home}::uuid, ${ownerId}::uuid, ${clientId}::uuid`

const homeOfGuest = ({ people }: World, { owner }: Peopled, { id: home }: Talk): Home => ({
  home,
  ownerId: owner ? people[owner] : NOBODY,
  clientId: NOBODY,
})

const homeOfClient = (world: World, chatbot: Peopled): Home => ({
  ...homeOfGuest(world, chatbot, chatbot.client),
  clientId: chatbot.id,
})

/** Of a user's conversation. */
const homeOfUser = (home: string): Home => ({ home, ownerId: NOBODY, clientId: NOBODY })

function guest(
  sql: ReservedSql,
  chatbotId: string,
  guest: Guest,
  home: Home,
  name: string,
  words = name,
): Queries {
  return [
    sql`
      insert into visitors (id, chatbot_id, visitor_key, name)
      values (${guest.visitorId}, ${chatbotId}, ${guest.visitorKey}, ${name})`,
    sql`
      insert into conversations (id, ${homeColumns(sql)}, number, chatbot_id, visitor_id, visit)
      overriding system value values (${guest.id}, ${homeValues(sql, home)}, ${guest.number}, ${chatbotId}, ${guest.visitorId}, ${guest.visit})`,
    ...talk(sql, chatbotId, guest, home, words, name),
  ]
}

/** A question with an interrupted reply, so that it can be retried; and remembered facts. */
function talk(
  sql: ReservedSql,
  chatbotId: string,
  talk: Talk,
  home: Home,
  text: string,
  model = text,
): Queries {
  const { id, messageId, replyId, turnId } = talk
  const columns = homeColumns(sql)
  const values = homeValues(sql, home)
  return [
    sql`update conversations set message_count = 2, title = ${text} where id = ${id}`,
    sql`
      insert into messages (id, ${columns}, conversation_id, position, role, content, is_interrupted, is_read)
      values (${messageId}, ${values}, ${id}, 1, 'user', ${text}, false, false),
        (${replyId}, ${values}, ${id}, 2, 'assistant', ${text}, true, false)`,
    sql`
      insert into turns (
        id, ${columns}, conversation_id, chatbot_id, user_message_id, reply_message_id, run_id, state, finished_at,
        model, found_nothing)
      values (
        ${turnId}, ${values}, ${id}, ${chatbotId}, ${messageId}, ${replyId}, ${replyId}, 'interrupted', now(), ${model}, true)`,
    sql`insert into training_data (${columns}, conversation_id, content) values (${values}, ${id}, ${text})`,
  ]
}

function ofOwner(sql: ReservedSql, world: World): Queries {
  const { people, canary, talk: own, loginId, sessionKey } = world
  const { owner, hermit } = people
  const { assistant } = world.chatbots
  return [
    sql`insert into passwords (user_id, hash) values (${owner}, ${world.passwordHash})`,
    ...[owner, hermit].map(
      (id) => sql`
        insert into profiles (user_id, name, bio, skills, experience, interests)
        values (${id}, ${canary}, ${canary}, '', '', '')`,
    ),
    // Encrypted with an unknown secret: never used for a chatbot.
    ...[owner, hermit].map(
      (id) => sql`
        insert into provider_keys (owner_id, provider, sealed, hint, base_url, default_model)
        values (${id}, 'openai', '', '…', 'http://127.0.0.1:9/v1', ${canary})`,
    ),
    sql`
      insert into logins (id, user_id, expires_at) values (${loginId}, ${owner}, now() + interval '1 day')`,
    sql`
      insert into refresh_tokens (hash, login_id, expires_at)
      values (decode(${world.refreshHash}, 'hex'), ${loginId}, now() + interval '1 day')`,
    sql`
      insert into conversations (id, ${homeColumns(sql)}, number, chatbot_id, user_id, session_key)
      overriding system value values (${own.id}, ${homeValues(sql, homeOfUser(owner))}, ${own.number}, ${assistant.id}, ${owner}, ${sessionKey})`,
    ...talk(sql, assistant.id, own, homeOfUser(owner), canary),
  ]
}

function records(sql: ReservedSql, world: World): Queries {
  const { chatbots, people, interview, later, recordOfGuest, recordOfOwner } = world
  const { shown, onboarding } = chatbots
  return [
    ...session(sql, world, interview),
    ...session(sql, world, later),
    ...record(sql, world, { id: recordOfGuest, chatbot: shown, of: shown.guest, status: 'completed' }),
    ...record(sql, world, {
      id: recordOfOwner,
      chatbot: onboarding,
      of: interview,
      user: people.owner,
      status: 'completed',
    }),
    ...record(sql, world, {
      id: randomUUID(),
      chatbot: onboarding,
      of: later,
      user: people.owner,
      status: 'active',
    }),
  ]
}

/** Visitors' ratings of replies. */
function ratings(sql: ReservedSql, world: World): Queries {
  return Object.values(world.chatbots).map((chatbot) => {
    const { id, guest } = chatbot
    return sql`
      insert into ratings (message_id, ${homeColumns(sql)}, conversation_id, chatbot_id, rating)
      values (${guest.replyId}, ${homeValues(sql, homeOfGuest(world, chatbot, guest))}, ${guest.id}, ${id}, 'down')`
  })
}

/** The owner's note on a visitor, and message in place of the chatbot. */
function inbox(sql: ReservedSql, world: World): Queries {
  const { people, canary, noteOnGuest, ownersMessage } = world
  const { shown } = world.chatbots
  const { guest, client } = shown
  return [
    sql`
      insert into conversation_notes (id, ${homeColumns(sql)}, conversation_id, author_id, content)
      values (${noteOnGuest}, ${homeValues(sql, homeOfGuest(world, shown, guest))}, ${guest.id}, ${people.owner}, ${canary})`,
    sql`
      update conversations set taken_over_at = now(), taken_over_by = ${people.owner}, message_count = 3
      where id = ${client.id}`,
    sql`
      insert into messages (id, ${homeColumns(sql)}, conversation_id, position, role, content, author_id)
      values (
        ${ownersMessage}, ${homeValues(sql, homeOfClient(world, shown))}, ${client.id}, 3, 'assistant', ${canary},
        ${people.owner})`,
  ]
}

function session(sql: ReservedSql, { people, chatbots, canary }: World, own: Talk): Queries {
  const { id } = chatbots.onboarding
  const home = homeOfUser(people.owner)
  return [
    sql`
      insert into conversations (id, ${homeColumns(sql)}, number, chatbot_id, user_id)
      overriding system value values (${own.id}, ${homeValues(sql, home)}, ${own.number}, ${id}, ${people.owner})`,
    ...talk(sql, id, own, home, canary),
  ]
}

/** `user`: of whose conversation, if of a user's. */
type Filled = { id: string; chatbot: Peopled; of: Talk; user?: string; status: 'active' | 'completed' }

function record(sql: ReservedSql, world: World, { id, chatbot, of, user, status }: Filled): Queries {
  const { canary } = world
  const data = json(sql, { name: canary, industry: canary })
  const item = json(sql, { title: canary, product_name: canary })
  const values = homeValues(sql, user ? homeOfUser(user) : homeOfGuest(world, chatbot, of))
  return [
    sql`
      insert into records (
        id, ${homeColumns(sql)}, conversation_id, form_id, chatbot_id, user_id, session_number, data, language, status)
      values (
        ${id}, ${values}, ${of.id}, ${chatbot.formerFormId}, ${chatbot.id}, ${user ?? null}, ${of.number}, ${data}, 'en',
        ${status})`,
    sql`update records set user_number = (select number from users where id = ${user ?? null}) where id = ${id}`,
    sql`
      insert into record_items (record_id, ${homeColumns(sql)}, conversation_id, field, position, data)
      values (${id}, ${values}, ${of.id}, 'products', 0, ${item})`,
  ]
}
