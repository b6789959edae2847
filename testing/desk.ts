/**
 * An owner's chatbot in the dashboard with visitors, for the tests of the inbox and the screens beside it.
 */
import assert from 'node:assert/strict'
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Account } from './chat.ts'
import { call, newSession } from './client.ts'
import { type DashboardVisit, newOwner } from './dashboard.ts'
import { startTestFrontdesk, type TestOptions } from './frontdesk.ts'
import { type SharedFrontdesk, sharedFrontdesk } from './shared-frontdesk.ts'

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** Adds `open`, for a new owner with a public chatbot. */
const withDesks = <Server extends SharedFrontdesk>(frontdesk: Server) => ({
  ...frontdesk,
  open: async (content: object = {}, email?: string) =>
    deskOf(frontdesk.address, await newOwner(frontdesk.address, email), content),
})

/** Without a model by default: the built-in answerer knows the facts. */
export async function startDesk({ env, ...options }: TestOptions = {}) {
  return withDesks(await startTestFrontdesk({ env: { USE_AI_CHATBOT: 'false', ...env }, ...options }))
}

/** On the server that test files share, which has no model either. */
export const sharedDesk = async () => withDesks(await sharedFrontdesk())

export type Desk = Awaited<ReturnType<typeof deskOf>>

async function deskOf(address: string, owner: Account, content: object) {
  const at = (method: string, path: string, body?: object) =>
    call(address, method, path, { token: owner.accessToken, ...(body ? { body } : {}) })
  const made = await at('POST', '/api/console/chatbots', { name: 'Helper', is_public: true, ...content })
  assert.equal(made.status, 201, made.text)
  const { id, published } = made.json
  return {
    owner,
    id: id as string,
    slug: published.public_url_slug as string,
    at,
    /** Below `/app`. */
    path: `/chatbots/${id}`,
    /**
     * A new visitor on a page with the widget. @returns a function that sends a message and waits for the
     * reply
     */
    newVisitor: async () => {
      const session_id = await newSession(address, id)
      return async (message: string): Promise<string> => {
        const { status, json, text } = await call(address, 'POST', '/api/chat/widget', {
          body: { session_id, message },
        })
        assert.equal(status, 200, text)
        return json.response
      }
    },
    /** A visitor of an app, by the id that the app assigns. */
    visitorCalled: (visitor_id: string, visitor_name?: string) => {
      let token: string | undefined
      return async (message: string): Promise<string> => {
        const { status, json, text } = await call(address, 'POST', '/chat', {
          body: { message, visitor_id, chatbot_id: id, ...(visitor_name ? { visitor_name } : {}) },
          headers: token ? { 'x-visitor-token': token } : {},
        })
        assert.equal(status, 200, text)
        token ??= json.visitor_token
        return json.response
      }
    },
    /** The number of the last conversation. */
    number: async (): Promise<number> =>
      (await at('GET', `/api/console/chatbots/${id}/conversations`)).json.conversations[0].number,
    conversations: async () =>
      (await at('GET', `/api/console/chatbots/${id}/conversations`)).json.conversations,
  }
}

/**
 * The rules that look at colours. The themes have the same elements, so the others need to run in one theme
 * only.
 */
const RULES_OF_COLOURS: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** Asserts that axe finds nothing in either theme, and that nothing violated the page's policy. */
export async function assertAccessible({ page, errors }: DashboardVisit): Promise<void> {
  const themes = [
    { theme: 'light', options: {} },
    { theme: 'dark', options: RULES_OF_COLOURS },
  ] as const
  for (const { theme, options } of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme=${theme}]`).waitFor()
    assert.deepEqual(await lasting(page, options), [], theme)
  }
  assert.deepEqual(errors, [])
}

const LOOKS = 4
const BETWEEN_LOOKS_MS = 400

/** Only persistent violations count: during transitions and rendering nobody reads the page. */
async function lasting(page: Page, options: RunOptions): Promise<string[][]> {
  let seen = await found(page, options)
  for (let look = 1; look < LOOKS && seen.length > 0; look++) {
    await page.waitForTimeout(BETWEEN_LOOKS_MS)
    seen = await found(page, options)
  }
  return seen
}

/** Includes results that axe could not decide, with its reasons. A page behind a dialog is skipped. */
async function found(page: Page, options: RunOptions): Promise<string[][]> {
  // A page that stays has it from the last check.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const dialog = '[role=dialog], [role=alertdialog]'
  const about = (await page.locator(dialog).count()) > 0 ? `'${dialog}'` : 'document'
  const all = (await page.evaluate(`
    axe.run(${about}, ${JSON.stringify(options)}).then(({ violations, incomplete }) => [...violations, ...incomplete].flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => [id, html, ...any.map(({ message }) => message)])))`)) as string[][]
  // Exceptions that axe cannot decide: a chart's text has no detectable background, and a table repeats it; a
  // single digit is text; content scrolled half out of sight can be scrolled back.
  const isDecided = ([, html = '', ...reasons]: string[]) =>
    !html.startsWith('<tspan') && !reasons.some((reason) => /too short|partially obscured/.test(reason))
  return all.filter(isDecided)
}

/** Polls until the condition holds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, 'it did not come so')
    await new Promise((done) => setTimeout(done, 50))
  }
}
