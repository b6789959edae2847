/** Maps the words and signs of money to the currencies that they may mean. */
import type { Span } from './folding.ts'
import { type Hit, lexicon } from './lexicon.ts'

/** An unspecified dollar is taken as the field's own currency. */
const DOLLARS = 'TWD USD HKD SGD AUD CAD NZD'
const YUAN = 'TWD CNY HKD MOP SGD'

const WRITTEN: Record<string, string> = {
  TWD: 'nt$,nt,ntd,twd,n.t.$,新台幣,新臺幣,台幣,臺幣,taiwan dollars,taiwan dollar,new taiwan dollars,new taiwan dollar,nt dollars,nt dollar,তাইওয়ান ডলার,নিউ তাইওয়ান ডলার,তাইওয়ানি ডলার,এনটি ডলার',
  [YUAN]: '元,圓,元整,圓整,塊,塊錢,块钱',
  USD: 'usd,us$,us dollars,us dollar,u.s. dollars,american dollars,美元,美金,美刀,মার্কিন ডলার,ইউএসডি,আমেরিকান ডলার',
  [DOLLARS]: '$,dollars,dollar,bucks,ডলার',
  CNY: 'cny,rmb,人民幣,renminbi,ইউয়ান,人民币元',
  'TWD CNY': 'yuan',
  'CNY JPY': '¥',
  JPY: 'jpy,日圓,日元,日幣,yen,japanese yen,ইয়েন,জাপানি ইয়েন',
  EUR: 'eur,€,euro,euros,歐元,ইউরো',
  GBP: 'gbp,£,pounds,pound,pounds sterling,sterling,英鎊,পাউন্ড',
  HKD: 'hkd,hk$,港幣,港元',
  SGD: 'sgd,s$,新加坡幣,新幣',
  KRW: 'krw,₩,won,韓元,韓圜',
  BDT: 'bdt,৳,taka,tk,tk.,টাকা,টাকার,塔卡,টাকা মাত্র',
  INR: 'inr,₹,rs,rs.,rupees,rupee,রুপি,রুপী,盧比',
  MYR: 'myr,rm,ringgit,馬幣',
  VND: 'vnd,dong,越南盾',
  THB: 'thb,baht,泰銖',
  AUD: 'aud,a$,澳幣,澳元',
  CAD: 'cad,c$,加幣,加元',
  CHF: 'chf,瑞士法郎',
}

const CURRENCIES = lexicon<readonly string[]>(
  Object.entries(WRITTEN).flatMap(([codes, written]) =>
    written.split(',').map((phrase) => [phrase, codes.split(' ')] as const),
  ),
  true,
)

export type Money = Hit<readonly string[]>

/** The money words and signs next to a number, directly before or behind it. */
export function currenciesAt(text: string, number: Span): Money[] {
  const found: Money[] = []
  const from = Math.max(0, number.start - 20)
  const before = CURRENCIES.all(text.slice(from, number.start)).at(-1)
  if (before && /^[ :]*$/.test(text.slice(from + before.end, number.start))) {
    found.push({ ...before, start: from + before.start, end: from + before.end })
  }
  const at = text[number.end] === ' ' ? number.end + 1 : number.end
  const behind = CURRENCIES.at(text, at)
  if (behind) found.push(behind)
  return found
}

/** All money words in a text. */
export const currenciesIn = (text: string): Money[] => CURRENCIES.all(text)

/** Whether these money words can mean a currency; without any, every currency is possible. */
export function canBe(currency: string, named: readonly Money[]): boolean {
  return named.every(({ meaning }) => meaning.includes(currency) || isOwn(currency, meaning))
}

/** A bare `$` or "dollars" means the field's own currency. */
const isOwn = (currency: string, meaning: readonly string[]) =>
  meaning.join(' ') === DOLLARS && !['EUR', 'GBP', 'BDT', 'INR', 'JPY', 'CNY'].includes(currency)
