/** Complete onboardings in three languages, interpreted by rules and by a model. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { call } from '../../../testing/client.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'

const EXTERNAL_JWT_SECRET = 'the main system’s secret of 32 characters'
const { mock, env } = await startFakeModel()

type Found = {
  field: string
  value: string | number | boolean
  item?: number
  item_field?: string
  words: string
}
type Line = { say: string; finds: (Found | { kind: 'finished'; field: string; words: string })[] }
type Onboarding = { lines: Line[]; exported: object; sums: RegExp }

const found = (field: string, value: Found['value'], words: string): Found => ({ field, value, words })
const ofProduct = (item_field: string, value: string): Found => ({
  field: 'products',
  item: 1,
  item_field,
  value,
  words: value,
})
const finished = (words: string) => ({ kind: 'finished' as const, field: 'products', words })

const ONBOARDINGS: Record<string, Onboarding> = {
  'zh-Hant': {
    lines: [
      { say: '我的公司是電子業', finds: [found('industry', '電子業', '電子業')] },
      { say: '資本額五百萬元', finds: [found('capital_amount', 5_000_000, '五百萬元')] },
      {
        say: '發明專利3件，新型專利沒有',
        finds: [
          found('invention_patent_count', 3, '發明專利3件'),
          found('utility_patent_count', 0, '新型專利沒有'),
        ],
      },
      { say: '２張', finds: [found('certification_count', 2, '２張')] },
      { say: '資本額改成六百萬', finds: [found('capital_amount', 6_000_000, '資本額改成六百萬')] },
      { say: '有', finds: [found('esg_certification', true, '有')] },
      {
        say: '產品ID：P-1\n產品名稱：電源晶片\n價格：100元\n主要原料：矽晶圓\n產品規格(尺寸、精度)：5x5 mm\n技術優勢：省電',
        finds: [
          ofProduct('product_id', 'P-1'),
          ofProduct('product_name', '電源晶片'),
          ofProduct('price', '100元'),
          ofProduct('main_raw_materials', '矽晶圓'),
          ofProduct('product_standard', '5x5 mm'),
          ofProduct('technical_advantages', '省電'),
        ],
      },
      { say: '沒有了', finds: [finished('沒有了')] },
    ],
    exported: {
      產業別: '電子業',
      '資本總額（以臺幣為單位）': 6_000_000,
      發明專利數量: 3,
      新型專利數量: 0,
      公司認證資料數量: 2,
      ESG相關認證資料: '有',
      產品: [
        {
          產品ID: 'P-1',
          產品名稱: '電源晶片',
          價格: '100元',
          主要原料: '矽晶圓',
          '產品規格(尺寸、精度)': '5x5 mm',
          技術優勢: '省電',
        },
      ],
    },
    sums: /電源晶片/,
  },
  en: {
    lines: [
      { say: 'Our industry is electronics', finds: [found('industry', 'electronics', 'electronics')] },
      { say: 'The capital is 5 million', finds: [found('capital_amount', 5_000_000, '5 million')] },
      {
        say: '12 invention patents and no utility patents',
        finds: [
          found('invention_patent_count', 12, '12 invention patents'),
          found('utility_patent_count', 0, 'no utility patents'),
        ],
      },
      { say: 'two', finds: [found('certification_count', 2, 'two')] },
      { say: 'No, we do not have any', finds: [found('esg_certification', false, 'No')] },
      {
        say: 'product name: Power chip\nprice: 3 dollars\nraw materials: silicon',
        finds: [
          ofProduct('product_name', 'Power chip'),
          ofProduct('price', '3 dollars'),
          ofProduct('main_raw_materials', 'silicon'),
        ],
      },
      { say: 'done', finds: [finished('done')] },
    ],
    exported: {
      產業別: 'electronics',
      '資本總額（以臺幣為單位）': 5_000_000,
      發明專利數量: 12,
      新型專利數量: 0,
      公司認證資料數量: 2,
      ESG相關認證資料: '無',
      產品: [
        {
          產品ID: null,
          產品名稱: 'Power chip',
          價格: '3 dollars',
          主要原料: 'silicon',
          '產品規格(尺寸、精度)': null,
          技術優勢: null,
        },
      ],
    },
    sums: /Power chip/,
  },
  bn: {
    lines: [
      { say: 'শিল্প: ইলেকট্রনিক্স', finds: [found('industry', 'ইলেকট্রনিক্স', 'ইলেকট্রনিক্স')] },
      { say: 'মূলধন ৫০ লাখ', finds: [found('capital_amount', 5_000_000, '৫০ লাখ')] },
      { say: '৩টি', finds: [found('invention_patent_count', 3, '৩টি')] },
      { say: 'নেই', finds: [found('utility_patent_count', 0, 'নেই')] },
      { say: '২', finds: [found('certification_count', 2, '২')] },
      { say: 'হ্যাঁ', finds: [found('esg_certification', true, 'হ্যাঁ')] },
      { say: 'শেষ', finds: [finished('শেষ')] },
    ],
    exported: {
      產業別: 'ইলেকট্রনিক্স',
      '資本總額（以臺幣為單位）': 5_000_000,
      發明專利數量: 3,
      新型專利數量: 0,
      公司認證資料數量: 2,
      ESG相關認證資料: '有',
      產品: [],
    },
    sums: /ইলেকট্রনিক্স/,
  },
}

/** The model returns the extraction of each line, and nonsense for everything else. */
for (const { say, finds } of Object.values(ONBOARDINGS).flatMap(({ lines }) => lines)) {
  const findings = finds.map((each) => ({
    kind: 'value',
    item: null,
    item_field: null,
    value: null,
    why: null,
    ...each,
  }))
  mock.onMessage(new RegExp(`${say.replaceAll(/[()]/g, '\\$&')}\\s*(?:</|$)`, 'u'), {
    content: JSON.stringify({ findings }),
  })
}
mock.onMessage(/.*/s, { content: 'As a language model I would love to help.' })

const servers = {
  rules: await startTestFrontdesk({ env: { ...env, EXTERNAL_JWT_SECRET, USE_AI_CHATBOT: 'false' } }),
  model: await startTestFrontdesk({ env: { ...env, EXTERNAL_JWT_SECRET } }),
  'failing model': await startTestFrontdesk({
    env: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_API_KEY: 'sk-none', EXTERNAL_JWT_SECRET },
  }),
}

let users = 0
function newToken(): Promise<string> {
  users += 1
  return new SignJWT({ user_id: users, username: `user-${users}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(EXTERNAL_JWT_SECRET))
}

for (const [mode, { address }] of Object.entries(servers)) {
  for (const [language, { lines, exported, sums }] of Object.entries(ONBOARDINGS)) {
    // The rules are the same in every language, and each failed call takes half a second.
    if (mode === 'failing model' && language !== 'zh-Hant') continue
    test(`a whole onboarding in ${language}, read by ${mode}`, async (t) => {
      const token = await newToken()
      const headers = { 'accept-language': language }
      const before = mock.getRequests().length
      const opened = await call(address, 'POST', '/api/chatbot/sessions/new', { token, headers })
      const { session_id, message } = opened.json
      t.diagnostic(`assistant: ${message}`)
      for (const [index, { say }] of lines.entries()) {
        const { status, json } = await call(address, 'POST', '/api/chatbot/message', {
          token,
          body: { session_id, message: say },
        })
        t.diagnostic(`user: ${say}`)
        t.diagnostic(`assistant: ${json.message}`)
        assert.equal(status, 200)
        assert.equal(json.completed, index === lines.length - 1, say)
      }
      const { json: all } = await call(address, 'GET', '/api/chatbot/sessions', { token })
      assert.equal(all[0].status, 'completed')
      assert.ok(Date.parse(all[0].completed_at) >= Date.parse(all[0].created_at))
      const one = await call(address, 'GET', `/api/chatbot/export/${session_id}`, { token })
      assert.equal(JSON.stringify(one.json), JSON.stringify(exported))
      const every = await call(address, 'GET', '/api/chatbot/export/all', { token })
      assert.deepEqual(every.json, [exported])
      const { json: messages } = await call(address, 'GET', `/api/chatbot/sessions/${session_id}/messages`, {
        token,
      })
      assert.match(messages.at(-1).content, sums)
      assert.equal(messages.length, 1 + 2 * lines.length)
      const calls = mock.getRequests().length - before
      assert.equal(calls, mode === 'model' ? lines.length : 0)
    })
  }
}
