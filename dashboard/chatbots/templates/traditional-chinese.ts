import type { Templates } from './template.ts'

export const traditionalChinese: Templates = {
  personal: {
    name: '我的個人頁面',
    description: '回答關於我和我的工作的問題。',
    facts: `問：怎麼聯絡你？
答：請寫信到 hello@example.com，我通常兩天內回覆。

問：最近可以接新案子嗎？
答：可以，下個月起可以接中小型專案。

問：你在哪裡工作？
答：我遠端工作，很樂意線上會面。
`,
    configuration: {
      language: 'zh-TW',
      tone: '親切、像本人說話',
      instructions: '用第一人稱、以我的身分回答，保持簡短。不知道的事就直說，並提供我的電子郵件。',
      greeting: '嗨！歡迎問我工作、作品，或怎麼聯絡我。',
      suggested_questions: ['怎麼聯絡你？', '最近可以接新案子嗎？'],
      theme: { accent: '#7a3fc2', mode: 'auto', position: 'right' },
    },
    form: null,
  },
  help_desk: {
    name: '客服中心',
    description: '回答顧客關於訂單、配送和退貨的問題。',
    facts: `問：客服時間是什麼時候？
答：客服人員週一至週五上午 9 點到下午 6 點在線。

問：配送需要多久？
答：一般訂單 2 到 4 個工作天送達。快速配送 1 個工作天，運費 250 元。

問：可以退貨嗎？
答：可以。30 天內都能退貨，全額退款。請寫信到 returns@example.com 索取退貨單。

問：有哪些付款方式？
答：信用卡、PayPal 或銀行轉帳。

問：怎麼找真人客服？
答：請寫信到 support@example.com，或撥打 02-5550-0100。
`,
    configuration: {
      language: 'zh-TW',
      tone: '親切、直接',
      instructions:
        '協助顧客處理訂單、配送、付款和退貨的問題，用一兩句話回答。資料裡沒有答案時請直說，並告訴對方怎麼聯絡真人。',
      greeting: '您好！今天想了解什麼呢？',
      suggested_questions: ['配送需要多久？', '可以退貨嗎？', '客服時間是什麼時候？'],
      theme: { accent: '#2c50d9', mode: 'auto', position: 'right' },
    },
    form: null,
  },
  intake: {
    name: '需求諮詢',
    description: '用簡短的對話收集報價所需的資料。',
    facts: `問：回答完之後會怎樣？
答：我們會閱讀您的回答，並在一個工作天內寫信給您。

問：報價要收費嗎？
答：報價免費，也沒有任何義務。
`,
    configuration: {
      language: 'zh-TW',
      tone: '有耐心、清楚',
      instructions: '一步一步協助對方回答問題；有人不確定時，說明問題的意思。',
      greeting: '您好！回答幾個簡短的問題，我們就能為您報價。',
      suggested_questions: ['我想要一份報價'],
      theme: { accent: '#0f766e', mode: 'auto', position: 'right' },
    },
    form: {
      key: 'enquiry',
      version: 1,
      title: { 'zh-Hant': '需求諮詢' },
      welcome: { 'zh-Hant': '很高興為您準備報價。' },
      thanks: { 'zh-Hant': '謝謝您！我們會在一個工作天內寫信給您。' },
      fields: [
        {
          key: 'name',
          type: 'text',
          required: true,
          max_length: 100,
          label: { 'zh-Hant': '姓名' },
          question: { 'zh-Hant': '請問怎麼稱呼您？' },
        },
        {
          key: 'email',
          type: 'email',
          required: true,
          label: { 'zh-Hant': '電子郵件' },
          question: { 'zh-Hant': '請問您的電子郵件是什麼？' },
        },
        {
          key: 'service',
          type: 'choice',
          required: true,
          label: { 'zh-Hant': '服務項目' },
          question: { 'zh-Hant': '您需要哪一項：諮詢、新專案，還是技術支援？' },
          options: [
            { value: 'advice', label: { 'zh-Hant': '諮詢' } },
            { value: 'project', label: { 'zh-Hant': '新專案' } },
            { value: 'support', label: { 'zh-Hant': '技術支援' } },
          ],
        },
        {
          key: 'people',
          type: 'integer',
          required: false,
          minimum: 1,
          label: { 'zh-Hant': '人數' },
          question: { 'zh-Hant': '大約有多少人使用？' },
        },
      ],
    },
  },
}
