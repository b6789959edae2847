import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answers } from '../../../testing/chat.ts'
import { assertProblem } from '../../../testing/creators.ts'
import {
  answersExactly,
  COMPANY,
  COMPANY_SAYS,
  completed,
  EXPORTED_COMPANY,
  EXPORTED_PRODUCT,
  isTime,
  newPerson,
  PRODUCT,
  PRODUCT_SAYS,
  progress,
  startOnboarding,
} from '../../../testing/onboarding.ts'

const frontdesk = await startOnboarding()
const { at, open, say, send, data, exported, exportAll, sessions, messages } = frontdesk
const NO_DATA = ['No onboarding data found for this session', 'onboarding_data_not_found'] as const

/** A session of a new user. */
async function newSession() {
  const { token } = await newPerson()
  const { session_id: session } = await open(token)
  return {
    token,
    session,
    say: (message: string) => say(token, session, message),
    data: () => data(token, session),
    exported: () => exported(token, session),
  }
}

test('a session without data responds 404', async () => {
  const { token, session, say } = await newSession()
  const noData = async () => {
    assertProblem(await at('GET', `/api/chatbot/data/${session}`, { token }), 404, ...NO_DATA)
    assertProblem(await exported(token, session), 404, ...NO_DATA)
  }
  await noData()
  // An unintelligible message changes nothing.
  await say('？？？')
  await noData()
  answers(await exportAll(token), 200, [])
})

test('fields without an answer are null', async () => {
  const { token, session, say } = await newSession()
  await say('我的公司是電子業')
  const { json: me } = await frontdesk.me(token)
  const answer = await at('GET', `/api/chatbot/data/${session}`, { token })
  const { id, created_at, updated_at } = answer.json
  answers(answer, 200, {
    id,
    chat_session_id: session,
    user_id: me.id,
    industry: '電子業',
    capital_amount: null,
    invention_patent_count: null,
    utility_patent_count: null,
    certification_count: null,
    esg_certification: null,
    created_at,
    updated_at,
    products: [],
  })
  assert.ok(Number.isInteger(id) && id > 0)
  for (const time of [created_at, updated_at]) isTime(time)
  assert.ok(updated_at > created_at)
  answersExactly(await exported(token, session), {
    產業別: '電子業',
    '資本總額（以臺幣為單位）': null,
    發明專利數量: null,
    新型專利數量: null,
    公司認證資料數量: null,
    ESG相關認證資料: null,
    產品: [],
  })
})

test('collects answers given line by line', async () => {
  const { token, session, say } = await newSession()
  for (const [index, line] of COMPANY_SAYS.entries()) {
    const said = await say(line)
    assert.deepEqual([said.completed, said.progress], [false, progress(index + 1)], said.message)
  }
  const said = await say(PRODUCT_SAYS.join('\n'))
  assert.deepEqual([said.completed, said.progress], [false, progress(6, 1)], said.message)
  const answer = await at('GET', `/api/chatbot/data/${session}`, { token })
  const { id, user_id, created_at, updated_at, products } = answer.json
  const product = { id: products[0].id, ...PRODUCT, created_at: products[0].created_at }
  answers(answer, 200, {
    id,
    chat_session_id: session,
    user_id,
    ...COMPANY,
    created_at,
    updated_at,
    products: [product],
  })
  assert.ok(Number.isInteger(product.id))
  isTime(product.created_at)
  answersExactly(await exported(token, session), { ...EXPORTED_COMPANY, 產品: [EXPORTED_PRODUCT] })
})

test('distinguishes a "no" from a missing answer', async () => {
  const { say, exported, data } = await newSession()
  await say(COMPANY_SAYS.slice(0, 5).join('\n'))
  assert.equal((await exported()).json.ESG相關認證資料, null)
  await say('沒有')
  assert.equal((await data()).esg_certification, false)
  answersExactly(await exported(), { ...EXPORTED_COMPANY, ESG相關認證資料: '無', 產品: [] })
  const said = await say('沒有了')
  assert.deepEqual([said.completed, said.progress], [true, progress(6)], said.message)
})

test('a product with only a name has null fields and keeps its id', async () => {
  const { say, exported, data } = await newSession()
  await say(COMPANY_SAYS.join('\n'))
  await say('產品名稱：晶片')
  const [product] = (await data()).products
  assert.deepEqual(product, {
    id: product?.id,
    product_id: null,
    product_name: '晶片',
    price: null,
    main_raw_materials: null,
    product_standard: null,
    technical_advantages: null,
    created_at: product?.created_at,
  })
  assert.deepEqual((await exported()).json.產品, [
    {
      產品ID: null,
      產品名稱: '晶片',
      價格: null,
      主要原料: null,
      '產品規格(尺寸、精度)': null,
      技術優勢: null,
    },
  ])
  await say('價格：200 元')
  assert.deepEqual((await data()).products, [{ ...product, price: '200 元' }])
})

test('products keep their order of entry', async () => {
  const { say, data } = await newSession()
  await say(COMPANY_SAYS.join('\n'))
  for (const name of ['甲', '乙', '丙']) {
    const lines = PRODUCT_SAYS.join('\n').replace('晶片', name).replace('P-1', `P-${name}`)
    const said = await say(lines)
    assert.equal(said.completed, false, said.message)
  }
  const { products } = await data()
  assert.deepEqual(
    products.map(({ product_name, product_id }) => [product_name, product_id]),
    [
      ['甲', 'P-甲'],
      ['乙', 'P-乙'],
      ['丙', 'P-丙'],
    ],
  )
  assert.equal(new Set(products.map(({ id }) => id)).size, 3)
})

test('does not store values out of range', async () => {
  const { say, data } = await newSession()
  await say('產業別：電子業')
  const before = await data()
  for (const line of [
    `產業別：${'電'.repeat(101)}`,
    '資本總額：-5',
    '發明專利數量：-1',
    '新型專利數量：2.5',
    '公司認證資料數量：很多',
    '資本總額：99999999999999999999',
  ]) {
    const said = await say(line)
    assert.deepEqual([said.completed, said.progress], [false, progress(1)], `${line} ${said.message}`)
  }
  assert.deepEqual(await data(), { ...before, updated_at: (await data()).updated_at })
})

test('a completed session takes corrections and stays completed', async () => {
  const { token } = await newPerson()
  const session = await completed(frontdesk, token)
  const [[was], before] = [await sessions(token), await data(token, session)]
  const said = await say(token, session, '資本額改成六百萬')
  assert.deepEqual([said.completed, said.progress], [true, progress(6, 1)])
  const [is] = await sessions(token)
  assert.ok(was && is && is.updated_at > was.updated_at)
  assert.deepEqual(is, { ...was, updated_at: is.updated_at })
  const after = await data(token, session)
  assert.deepEqual(after, { ...before, capital_amount: 6_000_000, updated_at: is.updated_at })
  answersExactly(await exportAll(token), [
    { ...EXPORTED_COMPANY, '資本總額（以臺幣為單位）': 6_000_000, 產品: [EXPORTED_PRODUCT] },
  ])
  // It still replies, and messages that correct nothing change nothing.
  const thanks = await say(token, session, '謝謝')
  assert.ok(thanks.completed && thanks.message.length > 0)
  const wrong = await say(token, session, '發明專利數量：很多')
  assert.ok(wrong.completed)
  assert.deepEqual({ ...(await data(token, session)), updated_at: '' }, { ...after, updated_at: '' })
  assert.equal((await sessions(token))[0]?.completed_at, was.completed_at)
})

test('exports only the user’s own completed sessions, oldest first', async () => {
  const [{ token }, other] = [await newPerson(), await newPerson()]
  answersExactly(await exportAll(token), [])
  await completed(frontdesk, token)
  const { session_id: active } = await open(token)
  await say(token, active, '產業別：紡織業')
  await completed(frontdesk, other.token)
  const object = { ...EXPORTED_COMPANY, 產品: [EXPORTED_PRODUCT] }
  answersExactly(await exportAll(token), [object])
  await say(token, active, '完成')
  const answer = await exportAll(token)
  answersExactly(answer, [object, { ...object, 產業別: '紡織業' }])
  assert.equal(answer.headers.get('cache-control'), 'no-store')
})

test('stores the answers of two concurrent messages', async () => {
  const { token, session, data } = await newSession()
  for (let round = 1; round <= 10; round++) {
    const answered = await Promise.all([
      send(token, { message: `發明專利數量：${round}`, session_id: session }),
      send(token, { message: `新型專利數量：${100 + round}`, session_id: session }),
    ])
    assert.deepEqual(
      answered.map(({ status }) => status),
      [200, 200],
    )
    const { invention_patent_count, utility_patent_count } = await data()
    assert.deepEqual([invention_patent_count, utility_patent_count], [round, 100 + round])
  }
  const said = await messages(token, session)
  assert.equal(said.length, 1 + 10 * 4)
  assert.equal(said.filter(({ role }) => role === 'user').length, 20)
})

test('stores the answers of six concurrent messages, and of a new user’s first two', async () => {
  const { token, session, data } = await newSession()
  const answered = await Promise.all(
    COMPANY_SAYS.map((message) => send(token, { message, session_id: session })),
  )
  const counts = answered.map(({ json }) => json.progress.fields_completed).sort()
  assert.deepEqual(counts, [1, 2, 3, 4, 5, 6])
  const { industry, ...rest } = await data()
  assert.deepEqual({ industry, ...rest }, { ...rest, ...COMPANY })

  const person = await newPerson()
  const both = await Promise.all(COMPANY_SAYS.slice(0, 2).map((message) => send(person.token, { message })))
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
  )
  assert.equal((await sessions(person.token)).length, 2)
})

test('two concurrent products are both stored', async () => {
  for (let round = 0; round < 5; round++) {
    const { token, session, say, data } = await newSession()
    await say(COMPANY_SAYS.join('\n'))
    await Promise.all(
      ['甲', '乙'].map((name) => send(token, { message: `產品名稱：${name}`, session_id: session })),
    )
    const { products } = await data()
    assert.deepEqual(products.map(({ product_name }) => product_name).sort(), ['乙', '甲'])
  }
})
