import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSession } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../testing/raw-model.ts'
import { configFrom } from '../config/config.ts'
import { asServiceRole } from '../database/transaction.ts'
import { Revocations } from '../identity/revocations.ts'
import { createModels } from '../models/models.ts'
import { createTurnBudgets } from '../usage/default-budgets.ts'
import { turnLimits } from './conversation-queue.ts'
import { ConversationBusy } from './errors.ts'
import { notLive } from './runs/live.ts'
import { TurnService } from './turn-service.ts'

const model = await startRawModel()
const { address, connections, sampleChatbotId } = await startTestFrontdesk()
const { config } = configFrom({ OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' })
const models = createModels(config)
const revocations = new Revocations({ connections, onError: () => {} })
after(() => revocations.close())
const turns = new TurnService({
  connections,
  revocations,
  models,
  observer: {
    onBegan: () => {},
    onOver: () => {},
    onFinished: () => {},
    onFailedTry: () => {},
    onRecovered: () => {},
  },
  live: notLive,
  limits: turnLimits(0),
  budgets: createTurnBudgets(config, 'a secret of this test'),
  isAlone: true,
  onError: () => {},
})
await turns.start()

test('a message that is queued at shutdown is rejected and not stored', async () => {
  model.serve(async (response, call) => {
    begin(response).write(delta('A sentence. '))
    if (call > 1) response.end(STOP + DONE)
  })
  const id = await newSession(address, sampleChatbotId)
  const say = (text: string) =>
    turns.take({
      identity: { conversationId: id },
      conversation: { id },
      text,
      defaults: { temperature: 0, maxTokens: 100, whenModelsFail: 'substitute' },
    })
  const first = await say('one')
  const waiting = assert.rejects(say('two'), ConversationBusy)
  while (first.soFar.length < 2) await sleep(5)
  turns.stopAll()
  assert.equal((await first.end).type, 'interrupted')
  await waiting
  await turns.end()
  await models.close()
  const [messages] = await asServiceRole(connections, (sql) => [
    sql<{ content: string }[]>`select content from messages where conversation_id = ${id} order by position`,
  ])
  assert.deepEqual(
    messages.map(({ content }) => content),
    ['one', 'A sentence. '],
  )
  assert.equal(model.calls(), 1)
})
