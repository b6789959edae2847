/** The calls whose time is measured at each size: every list and number that an owner or a user opens. */
import { daysAfter } from '../../server/usage/usage-queries.ts'
import { ABSENT_WORD, RARE_WORD } from './texts.ts'
import type { Shop, World } from './world.ts'

export type MeasuredCall = { name: string; path: string; token: string }

const today = new Date().toISOString().slice(0, 10)
const PERIOD = `from=${daysAfter(today, -89)}&to=${today}`

export function ownerCalls({ large, unread, small }: World): MeasuredCall[] {
  return [
    ...shopCalls('large', large),
    ...(['inbox', 'inbox, unread', 'chatbots'] as const).map((name) => pick('never reads', unread, name)),
    ...shopCalls('small', small),
  ]
}

export function userCalls({ user: { token, longest } }: World): MeasuredCall[] {
  return [
    { name: 'mobile: conversations', path: '/conversations/', token },
    { name: 'mobile: messages of the longest', path: `/conversations/${longest}/messages`, token },
    { name: 'chat: sessions', path: '/api/chat/sessions/', token },
  ]
}

function pick(whose: string, shop: Shop, name: string): MeasuredCall {
  const found = shopCalls(whose, shop).find((each) => each.name === `${whose}: ${name}`)
  if (!found) throw new Error(`no call is named ${name}`)
  return found
}

function shopCalls(whose: string, shop: Shop): MeasuredCall[] {
  const { token, chatbotId, longest, middle, middleOfRecords, visitorKey } = shop
  const inbox = `/api/console/chatbots/${chatbotId}`
  const paths = {
    inbox: `${inbox}/conversations`,
    'inbox, deep page': `${inbox}/conversations?before=${middle}`,
    'inbox, unread': `${inbox}/conversations?filter=unread`,
    'inbox, unanswered': `${inbox}/conversations?filter=unanswered`,
    'inbox, rated down': `${inbox}/conversations?filter=rated_down`,
    'search, with a hit': `${inbox}/conversations?q=${RARE_WORD}`,
    'search, without': `${inbox}/conversations?q=${ABSENT_WORD}`,
    transcript: `${inbox}/conversations/${longest}`,
    unanswered: `${inbox}/unanswered`,
    'a visitor': `${inbox}/visitors/${visitorKey}`,
    'visitors, page': `/chatbots/${chatbotId}/visitors?limit=50`,
    'visitors, search': `/chatbots/${chatbotId}/visitors?q=nobody`,
    visitors: `/chatbots/${chatbotId}/visitors`,
    numbers: `${inbox}/numbers?${PERIOD}`,
    usage: `/chatbots/${chatbotId}/usage?${PERIOD}`,
    'turns of a day': `/chatbots/${chatbotId}/usage/turns?date=${daysAfter(today, -10)}`,
    messages: `/chatbots/${chatbotId}/messages`,
    'messages, page 50': `/chatbots/${chatbotId}/messages?page=50`,
    history: `/chat/history?chatbot_id=${chatbotId}`,
    records: `${inbox}/records`,
    'records, deep page': `${inbox}/records?page=${middleOfRecords}`,
    'records as CSV': `/chatbots/${chatbotId}/records/export?format=csv`,
    chatbots: '/api/console/chatbots',
  }
  return Object.entries(paths).map(([name, path]) => ({ name: `${whose}: ${name}`, path, token }))
}
