/** A fake model over HTTP: aimock behind the variables of the OpenAI provider. */
import { after } from 'node:test'
import { LLMock } from '@copilotkit/aimock'

export type FakeModel = { mock: LLMock; env: Record<string, string> }

/** Starts a fake model for a test file; it stops after the file's tests. */
export async function startFakeModel(): Promise<FakeModel> {
  const mock = new LLMock({ port: 0 })
  await mock.start()
  after(() => mock.stop())
  return { mock, env: { OPENAI_BASE_URL: `${mock.url}/v1`, OPENAI_API_KEY: 'sk-fake-canary-0123456789' } }
}
