/** All rows of a database, with the owner of each. */
import assert from 'node:assert/strict'
import type { Connections } from '../../server/database/connections.ts'
import { asServiceRole } from '../../server/database/transaction.ts'

export type StoredRow = {
  table: string
  id: string
  /** The user who owns it, or owns its chatbot; null for the server's own. */
  owner: string | null
  row: Record<string, unknown>
}

const OF_CHATBOT = '(select b.owner_id from chatbots b where b.id = t.chatbot_id)'
/** Found afterwards: a cluster has conversations and chatbots on different nodes. */
const OF_CONVERSATION = 'null::uuid'

/** The owner of a row `t`, by table; an unlisted table makes `storedRows` fail. */
const OWNERS: Record<string, string> = {
  users: 't.id',
  passwords: 't.user_id',
  profiles: 't.user_id',
  logins: 't.user_id',
  refresh_tokens: '(select l.user_id from logins l where l.id = t.login_id)',
  chatbots: 't.owner_id',
  chatbot_versions: OF_CHATBOT,
  provider_keys: 't.owner_id',
  setup: 'null::uuid',
  api_keys: OF_CHATBOT,
  signing_secrets: OF_CHATBOT,
  sources: OF_CHATBOT,
  documents: OF_CHATBOT,
  source_originals:
    '(select b.owner_id from documents d join chatbots b on b.id = d.chatbot_id where d.id = t.document_id)',
  knowledge: OF_CHATBOT,
  passages: OF_CHATBOT,
  passage_terms: OF_CHATBOT,
  source_uses: OF_CHATBOT,
  forms: OF_CHATBOT,
  visitors: OF_CHATBOT,
  conversations: OF_CONVERSATION,
  messages: OF_CONVERSATION,
  turns: OF_CONVERSATION,
  ratings: OF_CONVERSATION,
  training_data: OF_CONVERSATION,
  conversation_notes: OF_CONVERSATION,
  records: OF_CONVERSATION,
  record_items: OF_CONVERSATION,
  budget_days: `case
    when t.scope ~ '^(chatbot|person|network|visitors) ' then
      (select b.owner_id from chatbots b where b.id = split_part(t.scope, ' ', 2)::uuid) end`,
  day_sums: OF_CHATBOT,
  day_sums_progress: 'null::uuid',
  servers: 'null::uuid',
  idempotent_calls: 'null::uuid',
  known_networks: 'null::uuid',
  frontdesk_migrations: 'null::uuid',
}

export async function storedRows(connections: Connections): Promise<StoredRow[]> {
  const [tables] = await asServiceRole(connections, (sql) => [
    sql<{ name: string; key: string }[]>`
      select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as key
      from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') group by 1`,
  ])
  for (const { name } of tables)
    assert.ok(name in OWNERS, `rows.ts does not say whose the rows of ${name} are`)
  const readable = tables.filter(({ name }) => name !== 'frontdesk_migrations')
  const found = await asServiceRole(connections, (sql) =>
    readable.map(
      ({ name, key }) =>
        sql<StoredRow[]>`
        select ${name} as table, row(${sql.unsafe(key.replaceAll(/(^|, )/g, '$1t.'))})::text as id,
          ${sql.unsafe(OWNERS[name] ?? 'null')} as owner, to_jsonb(t) as row
        from ${sql(name)} t order by 2`,
    ),
  )
  const rows = found.flatMap((rows) => [...rows])
  const owners = ownersOfConversations(rows)
  return rows.map((each) => ({ ...each, owner: each.owner ?? owners.get(conversationOf(each)) ?? null }))
}

function conversationOf({ table, row }: StoredRow): unknown {
  return table === 'conversations' ? row.id : row.conversation_id
}

/** The user, or the owner of the chatbot, by the conversation's id. */
function ownersOfConversations(rows: readonly StoredRow[]): Map<unknown, string | null> {
  const chatbots = new Map(
    rows.flatMap(({ table, row }) => (table === 'chatbots' ? [[row.id, row.owner_id]] : [])),
  )
  return new Map(
    rows.flatMap(({ table, row }) =>
      table === 'conversations'
        ? [[row.id, (row.user_id ?? chatbots.get(row.chatbot_id)) as string | null]]
        : [],
    ),
  )
}

/** Columns that a stranger's call may update without harm. */
const PASSING: Record<string, readonly string[]> = {
  // A visitor's id may be claimed without proof, and the later name is kept.
  visitors: ['last_seen', 'name'],
  api_keys: ['last_used_at'],
}

/** The rows of an owner, by table and key. */
export function rowsOf(all: readonly StoredRow[], owner: string): Map<string, string> {
  const rows = all.filter((each) => each.owner === owner)
  return new Map(
    rows.map(({ table, id, row }) => {
      const kept = Object.entries(row).filter(([column]) => !PASSING[table]?.includes(column))
      return [`${table} ${id}`, JSON.stringify(kept)]
    }),
  )
}

/** Fails when an earlier row has changed or is gone. @returns how many there were */
export function assertUntouched(before: Map<string, string>, after: Map<string, string>): number {
  for (const [key, row] of before) assert.equal(after.get(key), row, `${key} is not what it was`)
  return before.size
}
