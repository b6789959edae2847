import { setImmediate as letOthersRun } from 'node:timers/promises'
import companyOnboarding from '../forms/company-onboarding.json' with { type: 'json' }
import type { Form } from './intake/form.ts'
import { begin } from './intake/machine.ts'
import { extractByRules } from './intake/rules/extract.ts'
import { answer } from './models/builtin/answer.ts'

const KNOWLEDGE = `# Lamps
We sell lamps. The silver lamp costs $5, the golden one 12,50 €. Q: Do you deliver? A: Yes, on Mondays.
| lamp | price |
|---|---|
| red | 3 |
我們賣燈。銀燈五元。營業時間：九點到五點。আমরা বাতি বিক্রি করি। দাম ৫ টাকা। نبيع المصابيح. السعر خمسة.`
const TEXTS = [
  'How much is the silver lamp, and when are you open? No, 5 million. ',
  '哪盞燈最便宜？你們幾點開門？資本額五百萬，沒有認證。',
  'কোন বাতির দাম সবচেয়ে কম? কখন খোলা? না, ৫ লাখ। ',
  'كم سعر المصباح؟ متى تفتحون؟ ',
]
const ROUNDS = 4

/**
 * Compiles the code and the patterns of the built-in answerer and of the rules for forms, and loads the dictionaries of
 * their scripts, with texts of growing length. Otherwise the first message after a start would block the event loop
 * for 200 ms. Other work runs between the texts.
 */
export async function warmUp(): Promise<void> {
  const form = companyOnboarding as Form
  const state = begin(form)
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of TEXTS) {
      const text = each.repeat(1 + 15 * round)
      answer({ text, earlier: [], knowledge: [KNOWLEDGE], name: 'Ada', suggestedQuestions: [] })
      await letOthersRun()
      extractByRules({ form, state, text })
      await letOthersRun()
    }
  }
}
