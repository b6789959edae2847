import Type from 'typebox'
import { Problem } from '../../http/problems.ts'
import type { SessionRecord } from '../../intake/onboarding-queries.ts'
import type { Data, Item, Progress } from '../../intake/progress.ts'

/** The form's key of the list of products. */
export const PRODUCTS = 'products'

export const ProgressSchema = Type.Object({
  company_info_complete: Type.Boolean(),
  fields_completed: Type.Integer(),
  total_fields: Type.Integer(),
  products_count: Type.Integer(),
})
export const exampleProgress = {
  company_info_complete: false,
  fields_completed: 2,
  total_fields: 6,
  products_count: 0,
}

export function presentProgress({ isComplete, fieldsCompleted, totalFields, items }: Progress) {
  return {
    company_info_complete: isComplete,
    fields_completed: fieldsCompleted,
    total_fields: totalFields,
    products_count: items[PRODUCTS] ?? 0,
  }
}

/** @throws Problem 404 for an invalid number */
export function sessionNumber(id: string | number): number {
  const number = /^[1-9]\d{0,9}$/.test(String(id)) ? Number(id) : 0
  if (number < 1 || number > 2 ** 31 - 1) throw new Problem('onboarding_session_not_found')
  return number
}

export function presentData(record: SessionRecord) {
  const { data, items } = record
  return {
    id: record.number,
    chat_session_id: record.sessionNumber,
    user_id: record.userNumber,
    industry: text(data, 'industry'),
    capital_amount: number(data, 'capital_amount'),
    invention_patent_count: number(data, 'invention_patent_count'),
    utility_patent_count: number(data, 'utility_patent_count'),
    certification_count: number(data, 'certification_count'),
    esg_certification: yesOrNo(data, 'esg_certification'),
    created_at: record.createdAt.toISOString(),
    updated_at: record.updatedAt.toISOString(),
    products: items
      .filter(({ field }) => field === PRODUCTS)
      .map((item) => ({
        id: item.number,
        ...productTexts(item.data),
        created_at: new Date(item.createdAt).toISOString(),
      })),
  }
}

function productTexts(item: Item) {
  return {
    product_id: text(item, 'product_id'),
    product_name: text(item, 'product_name'),
    price: text(item, 'price'),
    main_raw_materials: text(item, 'main_raw_materials'),
    product_standard: text(item, 'product_standard'),
    technical_advantages: text(item, 'technical_advantages'),
  }
}

/** The contract fixes the keys and their order. */
export function presentExport(data: Data, products: readonly Item[]) {
  const esg = yesOrNo(data, 'esg_certification')
  return {
    產業別: text(data, 'industry'),
    '資本總額（以臺幣為單位）': number(data, 'capital_amount'),
    發明專利數量: number(data, 'invention_patent_count'),
    新型專利數量: number(data, 'utility_patent_count'),
    公司認證資料數量: number(data, 'certification_count'),
    ESG相關認證資料: esg === null ? null : esg ? ('有' as const) : ('無' as const),
    產品: products.map((item) => ({
      產品ID: text(item, 'product_id'),
      產品名稱: text(item, 'product_name'),
      價格: text(item, 'price'),
      主要原料: text(item, 'main_raw_materials'),
      '產品規格(尺寸、精度)': text(item, 'product_standard'),
      技術優勢: text(item, 'technical_advantages'),
    })),
  }
}

export function isEmpty(data: Data): boolean {
  return Object.keys(data).length === 0
}

// An operator's own form may store a value of any type in a field.
function text(data: Data | Item, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' ? value : null
}
function number(data: Data, key: string): number | null {
  const value = data[key]
  return typeof value === 'number' ? value : null
}
function yesOrNo(data: Data, key: string): boolean | null {
  const value = data[key]
  return typeof value === 'boolean' ? value : null
}
