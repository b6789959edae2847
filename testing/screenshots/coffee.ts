/** Sample data for the screenshots: a small roastery whose chatbot has been busy for a month. */
import type { LLMock } from '@copilotkit/aimock'
import type { Connections } from '../../server/database/connections.ts'
import { asServiceRole } from '../../server/database/transaction.ts'

export const CONTENT = {
  name: 'Lumen Coffee',
  description: 'Answers questions about our beans, orders and the café in Lisbon.',
  facts: `Opening hours: the café in Rua das Flores is open from 8:00 to 19:00, every day but Monday.

Delivery: we send beans everywhere in the EU. Orders before 14:00 leave the same day and arrive in 2 to 4 days. Delivery costs 4 euros, from 40 euros on it is free.

Returns: unopened bags can be sent back within 30 days.

Beans: our Sunrise blend tastes of chocolate and hazelnut and costs 12 euros for 250 g. Our Ethiopian Guji tastes of peach and jasmine and costs 15 euros for 250 g.

Subscription: a bag every two weeks, 10 % cheaper, to be paused at any time.`,
  configuration: {
    instructions:
      'Help customers in two or three sentences. For anything about an order, ask for its number.',
    tone: 'Warm, brief, and honest about what you do not know',
    greeting: 'Hello! What would you like to know about our coffee?',
    suggested_questions: [
      'How long does delivery take?',
      'Which beans taste of chocolate?',
      'When is the café open?',
    ],
    theme: { accent: '#8a3b12', mode: 'auto', position: 'right' },
    language: 'en',
    model: 'openai/gpt-4o-mini',
  },
}

export const FORM = {
  key: 'wholesale',
  version: 1,
  title: { en: 'Wholesale enquiry' },
  fields: [
    text('company', 'Company', 'Which company are you with?'),
    text('city', 'City', 'In which city is it?'),
    {
      key: 'kilos',
      type: 'integer',
      required: true,
      label: { en: 'Kilos a month' },
      question: { en: 'How many kilos a month?' },
    },
    {
      key: 'email',
      type: 'email',
      required: true,
      label: { en: 'E-mail' },
      question: { en: 'Where can we write to you?' },
    },
  ],
}

function text(key: string, label: string, question: string) {
  return { key, type: 'text', required: true, label: { en: label }, question: { en: question } }
}

/** Question, answer. */
const SAID: readonly [string, string][] = [
  [
    'How long does delivery take?',
    'Orders placed **before 14:00** leave the same day and arrive in **2 to 4 days**, anywhere in the EU. Delivery costs 4 euros, and from 40 euros on it is free.',
  ],
  [
    'Which beans taste of chocolate?',
    'That is our **Sunrise blend**: chocolate and hazelnut, 12 euros for 250 g. As a subscription it is 10 % cheaper.',
  ],
  [
    'When is the café open?',
    'Every day but Monday, from **8:00 to 19:00**, in Rua das Flores. See you there!',
  ],
  ['Can I send a bag back?', 'Yes: unopened bags can be sent back within 30 days.'],
  [
    'Do you roast decaf?',
    "I'm sorry, I don't know whether we roast decaf. Please ask in the café, or leave your e-mail and we will get back to you.",
  ],
  ['Is there parking near the café?', "I'm sorry, I don't have any information about parking near the café."],
  ['আপনারা কি বাংলাদেশে পাঠান?', 'দুঃখিত, আমরা এখন শুধু ইউরোপীয় ইউনিয়নের মধ্যে পাঠাই। ডেলিভারিতে ২ থেকে ৪ দিন লাগে।'],
  ['哪一款咖啡有花香？', '衣索比亞 **Guji** 帶有水蜜桃和茉莉花香，250 公克 15 歐元。'],
  ['هل يمكنني إيقاف الاشتراك مؤقتًا؟', 'نعم، يمكنك إيقاف الاشتراك مؤقتًا **في أي وقت**.'],
]

/** The sequence of questions, by index. */
const ASKED = [0, 1, 2, 3, 0, 6, 1, 7, 2, 8, 0, 3, 1, 4, 2, 6, 0, 7, 5]

const VISITORS = ['Grace Hopper', 'আনিকা রহমান', '王小明', 'Miguel Santos', 'Inês Duarte', 'ليلى حسن']

export function teach(mock: LLMock): void {
  for (const [question, content] of SAID) mock.onMessage(question, { content })
  mock.onMessage(/.*/, { content: 'Of course. What would you like to know?' })
}

type Desk = {
  visitorCalled: (id: string, name?: string) => (message: string) => Promise<string>
}

/** A month's conversations. */
export async function talk(desk: Desk, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const name = index % 3 === 0 ? VISITORS[(index / 3) % VISITORS.length] : undefined
    const say = desk.visitorCalled(`guest-${100 + index}`, name)
    for (let turn = 0; turn < 1 + (index % 3); turn++)
      await say(SAID[ASKED[(index * 5 + turn * 3) % ASKED.length] ?? 0]?.[0] ?? '')
  }
}

/** Backdates the conversations over the last days, the last ones to today. */
export async function spread(connections: Connections): Promise<void> {
  const back = "interval '1 hour' * (floor(pow(row, 1.35) * 2.1))"
  await asServiceRole(connections, (sql) => [
    sql`
      create temp table moved on commit drop as
      select id, ${sql.unsafe(back)} as by from (
        select id, (row_number() over (order by number desc))::int - 1 as row from conversations) numbered`,
    sql`
      update conversations c set created_at = created_at - by, updated_at = updated_at - by
      from moved where moved.id = c.id`,
    sql`
      update messages m set created_at = created_at - by from moved where moved.id = m.conversation_id`,
    sql`
      update turns t set started_at = started_at - by, finished_at = finished_at - by,
        first_token_ms = 380 + (random() * 260)::int, duration_ms = 1100 + (random() * 900)::int,
        input_tokens = 600 + (random() * 90)::int, output_tokens = 30 + (random() * 40)::int, cost_usd = 0.00012
      from moved where moved.id = t.conversation_id`,
    sql`
      insert into ratings (message_id, conversation_id, chatbot_id, rating, rated_at)
      select m.id, c.id, c.chatbot_id, case when m.content like 'I''m sorry%' then 'down' else 'up' end, m.created_at
      from messages m join conversations c on c.id = m.conversation_id
      where m.role = 'assistant' and m.number % 6 = 0
      on conflict do nothing`,
    sql`
      update messages m set is_read = true from conversations c
      where c.id = m.conversation_id and c.updated_at < now() - interval '5 hours'`,
    sql`
      update visitors v set first_seen = c.created_at, last_seen = c.updated_at
      from conversations c where c.visitor_id = v.id`,
  ])
}
