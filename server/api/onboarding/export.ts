import { Readable } from 'node:stream'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleTime, Timestamp } from '../../http/schemas.ts'
import { jsonArray } from '../../intake/export/json.ts'
import { itemsIn } from '../../intake/field-path.ts'
import { findAccount, findSessionRecord, type SessionRecord } from '../../intake/onboarding-queries.ts'
import { eachRecord } from '../../intake/record-queries.ts'
import type { StoredRecord } from '../../intake/records.ts'
import { type OnboardingApi, tags } from './onboarding-api.ts'
import { isEmpty, PRODUCTS, presentData, presentExport, sessionNumber } from './presenters.ts'

const orNull = <Schema extends ReturnType<typeof Type.String | typeof Type.Integer | typeof Type.Boolean>>(
  schema: Schema,
) => Type.Union([schema, Type.Null()])
const MaybeText = orNull(Type.String())
const MaybeNumber = orNull(Type.Integer())

const exampleProduct = {
  product_id: 'P-1',
  product_name: '晶片',
  price: '100 元',
  main_raw_materials: null,
  product_standard: null,
  technical_advantages: null,
}
const ProductTexts = Object.fromEntries(Object.keys(exampleProduct).map((key) => [key, MaybeText])) as Record<
  keyof typeof exampleProduct,
  typeof MaybeText
>
const Collected = Type.Object(
  {
    id: Type.Integer(),
    chat_session_id: Type.Integer(),
    user_id: Type.Integer(),
    industry: MaybeText,
    capital_amount: MaybeNumber,
    invention_patent_count: MaybeNumber,
    utility_patent_count: MaybeNumber,
    certification_count: MaybeNumber,
    esg_certification: orNull(Type.Boolean()),
    created_at: Timestamp,
    updated_at: Timestamp,
    products: Type.Array(Type.Object({ id: Type.Integer(), ...ProductTexts, created_at: Timestamp })),
  },
  {
    examples: [
      {
        id: 1,
        chat_session_id: 1,
        user_id: 1,
        industry: '電子業',
        capital_amount: 5_000_000,
        invention_patent_count: 3,
        utility_patent_count: 0,
        certification_count: 2,
        esg_certification: true,
        created_at: exampleTime,
        updated_at: exampleTime,
        products: [{ id: 1, ...exampleProduct, created_at: exampleTime }],
      },
    ],
  },
)
const Exported = Type.Object(
  {
    產業別: MaybeText,
    '資本總額（以臺幣為單位）': MaybeNumber,
    發明專利數量: MaybeNumber,
    新型專利數量: MaybeNumber,
    公司認證資料數量: MaybeNumber,
    ESG相關認證資料: Type.Union([Type.Literal('有'), Type.Literal('無'), Type.Null()]),
    產品: Type.Array(
      Type.Object({
        產品ID: MaybeText,
        產品名稱: MaybeText,
        價格: MaybeText,
        主要原料: MaybeText,
        '產品規格(尺寸、精度)': MaybeText,
        技術優勢: MaybeText,
      }),
    ),
  },
  {
    examples: [
      presentExport(
        {
          industry: '電子業',
          capital_amount: 5_000_000,
          invention_patent_count: 3,
          utility_patent_count: 0,
          certification_count: 2,
          esg_certification: true,
        },
        [{ product_id: 'P-1', product_name: '晶片' }],
      ),
    ],
  },
)
const Params = Type.Object({ session_id: Type.String({ examples: ['1'] }) })

export function exportRoutes(app: App, api: OnboardingApi): void {
  readOnboardingDataRoute(app, api)
  exportOnboardingSessionRoute(app, api)
  exportOnboardingRoute(app, api)
}

function readOnboardingDataRoute(app: App, { connections, callers }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  const found = async (user: ReturnType<typeof userOf>, id: string): Promise<SessionRecord> => {
    const record = await findSessionRecord(connections, user, sessionNumber(id))
    if (!record) throw new Problem('onboarding_session_not_found')
    if (isEmpty(record.data) && record.items.length === 0) throw new Problem('onboarding_data_not_found')
    return record
  }
  app.get(
    '/api/chatbot/data/:session_id',
    {
      onRequest,
      schema: {
        operationId: 'readOnboardingData',
        summary: 'Get the data that a session has collected so far',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Collected, ...errors(400, 401, 403, 404) },
      },
    },
    async (request) => presentData(await found(userOf(request), request.params.session_id)),
  )
}

function exportOnboardingSessionRoute(app: App, { connections, callers }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  const found = async (user: ReturnType<typeof userOf>, id: string): Promise<SessionRecord> => {
    const record = await findSessionRecord(connections, user, sessionNumber(id))
    if (!record) throw new Problem('onboarding_session_not_found')
    if (isEmpty(record.data) && record.items.length === 0) throw new Problem('onboarding_data_not_found')
    return record
  }
  app.get(
    '/api/chatbot/export/:session_id',
    {
      onRequest,
      schema: {
        operationId: 'exportOnboardingSession',
        summary: 'Export a session’s data in the format of the main system',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Exported, ...errors(400, 401, 403, 404) },
      },
    },
    async (request) => {
      const { data, items } = await found(userOf(request), request.params.session_id)
      const products = items.filter(({ field }) => field === PRODUCTS).map((item) => item.data)
      return presentExport(data, products)
    },
  )
}

function exportOnboardingRoute(app: App, { connections, callers }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  app.get(
    '/api/chatbot/export/all',
    {
      onRequest,
      schema: {
        operationId: 'exportOnboarding',
        summary: 'Export all your completed sessions; for administrators, those of all users',
        tags,
        security: bearer,
        response: { 200: Type.Array(Exported), ...errors(401, 403) },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const { isAdmin } = await findAccount(connections, user)
      const selection = { onboarding: true, status: 'completed', ownOnly: !isAdmin } as const
      const records = eachRecord(connections, user, selection)
      reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
      return reply.send(Readable.from(jsonArray(presented(records))) as never)
    },
  )
}

async function* presented(records: AsyncIterable<StoredRecord>) {
  for await (const { data } of records) yield presentExport(data, itemsIn(data, PRODUCTS))
}
