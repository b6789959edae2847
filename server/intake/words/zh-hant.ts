import type { Words } from './words.ts'

/** A space separates a digit from a character: 產品 1 的價格, but 產品 1（滑鼠）的價格. */
function spaced(item: string): string {
  return /\d$/.test(item) ? `${item} ` : item
}

export const zhHant: Words = {
  hello: (title) => `您好！我們一起來填寫「${title}」。`,
  copied: '我已經帶入您之前提供的資料，如果有變動，直接告訴我就可以了。',
  allThere: '資料都齊全了。需要修改的話請告訴我，沒有的話請回覆「完成」。',

  noted: '好的，記下了！',
  labelled: (label, value) => `${label}：${value}`,
  corrected: (label, value, before) => `${label}已改為：${value}（原本是：${before}）`,
  andMore: (count) => `……還有 ${count} 項`,

  refused: (label, words, reason) => `「${words}」沒辦法記為${label}：${reason}。`,
  refusedWhole: (label, reason) => `${label}：${reason}。`,
  unreadable: {
    not_understood: '我不太確定意思',
    wrong_type: '這不是這一題需要的答案類型',
    not_text: '裡面有無法儲存的字元',
    not_a_number: '這不是數字',
    not_an_option: '這不在選項裡',
    not_a_date: '日曆上沒有這個日期',
    not_an_email: '這不是完整的電子郵件地址',
    not_a_phone: '電話號碼需要 6 到 15 位數字',
  },
  telling: {
    ambiguous: () => '裡面有不只一個答案，請告訴我是哪一個',
    other_currency: (_, currency) => `金額只能以${currency}記錄，請換算後再告訴我`,
    not_whole: () => '必須是整數',
    too_many_decimals: (limit) => `小數點後最多 ${limit} 位`,
    too_short: (limit) => `至少需要 ${limit} 個字`,
    too_long: (limit) => `最多 ${limit} 個字`,
    too_small: (limit) => `不能小於 ${limit}`,
    too_large: (limit) => `不能大於 ${limit}`,
    too_early: (limit) => `日期最早是 ${limit}`,
    too_late: (limit) => `日期最晚是 ${limit}`,
    too_many_items: (limit) => `最多只能有 ${limit} 項`,
    too_few_items: (limit) => `至少需要 ${limit} 項`,
  },
  hints: {
    text: '簡單用幾個字回答就可以了。',
    integer: '請用整數回答，例如 3。',
    boolean: '請回答「是」或「否」。',
    date: '請提供日期，例如 2026-01-31。',
    email: '請提供電子郵件地址，例如 name@example.com。',
    phone: '請提供電話號碼，例如 0912-345-678。',
  },
  amountHint: (currency) => `請以${currency}回答金額，例如 5,000,000 或 500 萬。`,
  choiceHint: (options) => `請從這些選項中選一個：${options}。`,
  listHint: '請回答「是」，沒有了就回覆「完成」。',

  unexplained: (label) => `關於${label}，我沒有更多的說明，請依您的理解回答。`,
  kept: (label, value) => `${label}維持原本的資料：${value}`,
  skipped: (label) => `沒關係，${label}先保留空白。`,
  declined: (label) => `沒關係，${label}我就不再詢問了。`,
  finished: (label) => `好的，${label}的部分到這裡結束。`,
  dropped: (item, label) => `${spaced(item)}沒有保留，因為缺少必填的${label}。`,
  notUnderstood: '不好意思，我沒有看懂您的意思。',

  another: (item) => `還要再新增一項${item}嗎？`,
  onceMore: '這一項是必填的，所以再請問您一次。',
  missing: (labels) => `目前還缺少：${labels}。您知道之後隨時告訴我，資料就完整了。`,
  thanks: '謝謝您！所有資料都收集完成了。',
  stillComplete: '您的資料已經完成。如果需要修改，直接告訴我就可以了。',
  nothingChanged: '我沒有更動任何資料。',

  sumTitle: '目前的資料如下：',
  notGiven: '未提供',
  none: '無',
  yes: '是',
  no: '否',
  itemName: (item, number, name) => `${item} ${number}${name && `（${name}）`}`,
  ofItem: (item, label) => `${spaced(item)}的${label}`,
  money: (number, name, code) => (code === 'TWD' ? `新臺幣 ${number} 元` : `${number} ${name}`),
  comma: '、',
  space: '',
  semicolon: '；',
}
