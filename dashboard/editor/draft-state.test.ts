import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Content, EditedChatbot } from '../chatbots/content.ts'
import {
  type DraftEvent,
  type DraftFailure,
  type DraftState,
  opened,
  RETRY_MS,
  SAVE_AFTER_MS,
  statusOf,
  step,
} from './draft-state.ts'

const CONTENT: Content = {
  name: 'Helper',
  description: '',
  is_public: false,
  public_url_slug: 'helper',
  configuration: { tone: 'calm' },
  facts: '',
  form: null,
}
const with_ = (change: Partial<Content>): Content => ({ ...CONTENT, ...change })

/** The server's response. */
const edited = (revision: number, draft: Content | null, published = CONTENT): EditedChatbot => {
  const at = '2026-01-31T12:00:00.000Z'
  return { id: 'id', published, draft, revision, version: 1, created_at: at, updated_at: at }
}
const failure = (status: number, code?: string): DraftEvent => {
  const rejected: DraftFailure = { status, code, message: 'No', fields: new Map([['name', 'is wrong']]) }
  return { type: 'failed', failure: rejected }
}
const changed = (change: Partial<Content>): DraftEvent => ({ type: 'changed', change })
const due: DraftEvent = { type: 'due' }
const WAIT = { type: 'wait', ms: SAVE_AFTER_MS }

/** An editor, and the effects of its last event. */
function editor(first = edited(0, null)) {
  let state: DraftState = opened(first)
  let effects: readonly object[] = []
  return {
    after(...events: DraftEvent[]) {
      for (const event of events) ({ state, effects } = step(state, event))
      return this
    },
    status: () => statusOf(state),
    effects: () => effects,
    state: () => state,
  }
}

describe('saving', () => {
  test('a change is saved once after a pause, based on the revision that was read', () => {
    const it = editor(edited(4, null)).after(changed({ facts: 'a' }))
    assert.deepEqual([it.status(), it.effects()], ['unsaved', [WAIT]])
    it.after(changed({ facts: 'ab' }), due)
    const save = { type: 'save', content: with_({ facts: 'ab' }), base: 4 }
    assert.deepEqual([it.status(), it.effects()], ['saving', [save]])
    assert.deepEqual(it.after(due).effects(), [])
    it.after({ type: 'saved', now: edited(5, with_({ facts: 'ab' })) })
    assert.deepEqual([it.status(), it.effects(), it.state().hasDraft], ['saved', [], true])
  })

  test('what is typed during a save is saved next, on the new revision', () => {
    const it = editor().after(changed({ facts: 'a' }), due, changed({ facts: 'ab' }))
    assert.deepEqual([it.status(), it.effects()], ['saving', []])
    it.after({ type: 'saved', now: edited(1, with_({ facts: 'a' })) })
    assert.deepEqual([it.status(), it.effects()], ['unsaved', [WAIT]])
    assert.deepEqual(it.after(due).effects(), [{ type: 'save', content: with_({ facts: 'ab' }), base: 1 }])
  })

  test('nothing is sent for a change that was taken back', () => {
    const it = editor().after(changed({ facts: 'a' }), changed({ facts: '' }), due)
    assert.deepEqual([it.status(), it.effects()], ['saved', []])
  })

  test('a response that stores the text in another form is not saved again', () => {
    const it = editor().after(changed({ name: 'New ' }), due)
    it.after({ type: 'saved', now: edited(1, with_({ name: 'New' })) })
    assert.deepEqual([it.status(), it.state().content.name], ['saved', 'New '])
  })
})

describe('failures', () => {
  test('a rejected draft waits for a change, and shows the errors until one is saved', () => {
    const it = editor().after(changed({ name: '' }), due, failure(422, 'invalid_request'))
    assert.deepEqual([it.status(), it.effects(), it.state().trouble], ['invalid', [], 'No'])
    assert.deepEqual(it.after(due).effects(), [])
    it.after(changed({ name: 'New' }))
    assert.deepEqual([it.status(), it.state().fields.size], ['unsaved', 1])
    it.after(due, { type: 'saved', now: edited(1, with_({ name: 'New' })) })
    assert.deepEqual([it.status(), it.state().fields.size], ['saved', 0])
  })

  test('going back to the saved text removes the errors', () => {
    const it = editor().after(changed({ name: '' }), due, failure(422), changed({ name: 'Helper' }))
    assert.deepEqual([it.status(), it.state().fields.size, it.state().trouble], ['saved', 0, undefined])
  })

  test('without a server it retries, waiting longer each time, and from the start after a success', () => {
    const it = editor().after(changed({ facts: 'a' }))
    const waits: number[] = []
    for (let times = 0; times < 6; times++) {
      it.after(due, failure(503))
      assert.equal(it.status(), 'offline')
      const [effect] = it.effects()
      waits.push((effect as { ms: number }).ms)
    }
    assert.deepEqual(waits, [2000, 4000, 8000, 16_000, 30_000, 30_000])
    it.after(due, { type: 'read', now: edited(0, null) }, { type: 'saved', now: edited(1, null) })
    assert.deepEqual([it.status(), it.state().retryMs], ['saved', RETRY_MS.first])
  })

  test('after a lost response it reads first: the save may have arrived', () => {
    const it = editor().after(
      changed({ facts: 'One.' }),
      due,
      failure(0),
      changed({ facts: 'One. Two.' }),
      due,
    )
    assert.deepEqual([it.status(), it.effects()], ['saving', [{ type: 'read' }]])
    it.after({ type: 'read', now: edited(1, with_({ facts: 'One.' })) })
    assert.deepEqual(it.effects(), [{ type: 'save', content: with_({ facts: 'One. Two.' }), base: 1 }])
  })

  test('a save that arrived although its response was lost is not repeated', () => {
    const it = editor().after(changed({ facts: 'One.' }), due, failure(0), due)
    it.after({ type: 'read', now: edited(1, with_({ facts: 'One.' })) })
    assert.deepEqual([it.status(), it.effects(), it.state().hasDraft], ['saved', [], true])
  })

  for (const status of [401, 408, 429])
    test(`a ${status} is retried without reading: nothing was stored`, () => {
      const it = editor().after(changed({ facts: 'a' }), due, failure(status))
      assert.equal(it.status(), 'offline')
      assert.deepEqual(it.after(due).effects(), [{ type: 'save', content: with_({ facts: 'a' }), base: 0 }])
    })
})

describe('another editor', () => {
  const conflicting = () =>
    editor()
      .after(changed({ facts: 'Mine.', name: 'Mine' }), due, failure(409, 'draft_changed'))
      .after({ type: 'read', now: edited(3, with_({ facts: 'Theirs.', description: 'Theirs' })) })

  test('other fields are merged and saved at once', () => {
    const it = editor().after(changed({ facts: 'Mine.' }), due, failure(409, 'draft_changed'))
    assert.deepEqual([it.status(), it.effects()], ['saving', [{ type: 'read' }]])
    it.after({ type: 'read', now: edited(3, with_({ description: 'Theirs' })) })
    const content = with_({ facts: 'Mine.', description: 'Theirs' })
    assert.deepEqual(it.effects(), [{ type: 'save', content, base: 3 }])
  })

  test('the same field asks, and nothing is saved meanwhile', () => {
    const it = conflicting()
    assert.deepEqual([it.status(), it.effects(), it.state().conflicts], ['conflict', [], [['facts']]])
    assert.deepEqual(it.after(changed({ name: 'Mine, too' }), due).effects(), [])
    assert.equal(it.state().content.description, 'Theirs')
  })

  for (const { isMine, facts } of [
    { isMine: true, facts: 'Mine.' },
    { isMine: false, facts: 'Theirs.' },
  ])
    test(`the chosen side is saved with the rest: ${facts}`, () => {
      const it = conflicting().after({ type: 'resolved', path: ['facts'], isMine })
      const content = with_({ facts, name: 'Mine', description: 'Theirs' })
      assert.deepEqual([it.status(), it.effects()], ['saving', [{ type: 'save', content, base: 3 }]])
    })

  test('typing the other side’s value answers the question', () => {
    const it = conflicting().after(changed({ facts: 'Theirs.' }))
    assert.deepEqual([it.status(), it.effects()], ['unsaved', [WAIT]])
  })

  test('a further change elsewhere updates the question instead of answering it', () => {
    const it = conflicting().after({ type: 'seen', now: edited(4, with_({ facts: 'Theirs, too.' })) })
    assert.deepEqual([it.status(), it.state().conflicts], ['conflict', [['facts']]])
    it.after({ type: 'resolved', path: ['facts'], isMine: false })
    assert.equal(it.state().content.facts, 'Theirs, too.')
  })

  test('a saved editor shows what was saved elsewhere; an older state and one during a call are ignored', () => {
    const it = editor(edited(2, null)).after({ type: 'seen', now: edited(1, with_({ facts: 'Old' })) })
    assert.equal(it.state().content.facts, '')
    it.after({ type: 'seen', now: edited(3, with_({ facts: 'New' })) })
    assert.deepEqual([it.status(), it.state().content.facts], ['saved', 'New'])
    it.after(changed({ name: 'Mine' }), due, { type: 'seen', now: edited(4, null) })
    assert.deepEqual([it.status(), it.state().base.revision], ['saving', 3])
  })

  test('what another tab published becomes the base of unsaved changes', () => {
    const published = with_({ facts: 'Published.' })
    const it = editor(edited(3, published)).after(
      changed({ name: 'Mine' }),
      due,
      failure(409, 'draft_changed'),
    )
    it.after({ type: 'read', now: edited(4, null, published) })
    const content = { ...published, name: 'Mine' }
    assert.deepEqual(it.effects(), [{ type: 'save', content, base: 4 }])
  })
})

describe('publishing, discarding and restoring', () => {
  test('the editor shows the new state', () => {
    const draft = with_({ facts: 'Draft.' })
    const it = editor(edited(1, draft)).after({ type: 'replaced', now: edited(2, null), was: draft })
    assert.deepEqual([it.status(), it.state().content, it.state().hasDraft], ['saved', CONTENT, false])
  })

  test('what was typed since is kept, and asked about where it collides', () => {
    const draft = with_({ facts: 'Draft.' })
    const replaced: DraftEvent = { type: 'replaced', now: edited(2, null), was: draft }
    const other = editor(edited(1, draft)).after(changed({ name: 'Typed' }), replaced)
    assert.deepEqual([other.status(), other.state().content], ['unsaved', with_({ name: 'Typed' })])
    const same = editor(edited(1, draft)).after(changed({ facts: 'Typed' }), replaced)
    assert.deepEqual([same.status(), same.state().conflicts], ['conflict', [['facts']]])
  })

  test('a rejected draft and open questions are dropped when they are discarded', () => {
    const mine = with_({ name: '' })
    const it = editor().after(changed({ name: '' }), due, failure(422))
    it.after({ type: 'replaced', now: edited(1, null), was: mine })
    assert.deepEqual([it.status(), it.state().fields.size], ['saved', 0])
  })

  test('undoing a discard saves the draft again', () => {
    const draft = with_({ facts: 'Draft.' })
    const it = editor(edited(1, draft)).after({ type: 'replaced', now: edited(2, null), was: draft })
    assert.deepEqual(it.after(changed(draft), due).effects(), [{ type: 'save', content: draft, base: 2 }])
  })
})

describe('changes of a closed tab', () => {
  const kept = { content: with_({ facts: 'Kept.' }), base: { revision: 0, content: CONTENT } }
  const found = (more: object = {}): DraftEvent => ({
    type: 'found',
    kept: { ...kept, sent: undefined, conflicts: [], ...more },
  })

  test('are saved at once', () => {
    const it = editor().after(found())
    assert.deepEqual(it.effects(), [{ type: 'save', content: kept.content, base: 0 }])
  })

  test('are merged with what was saved since', () => {
    const it = editor(edited(5, with_({ name: 'Since' }))).after(found())
    const content = with_({ name: 'Since', facts: 'Kept.' })
    assert.deepEqual(it.effects(), [{ type: 'save', content, base: 5 }])
  })

  test('are asked about where the same field was changed', () => {
    const it = editor(edited(5, with_({ facts: 'Since.' }))).after(found())
    assert.deepEqual([it.status(), it.state().conflicts], ['conflict', [['facts']]])
  })

  test('are not saved again when the server has them', () => {
    const it = editor(edited(1, kept.content)).after(found({ sent: kept.content }))
    assert.deepEqual([it.status(), it.effects()], ['saved', []])
  })

  test('ask again about a conflict that was not resolved', () => {
    const theirs = with_({ facts: 'Theirs.' })
    const it = editor(edited(1, theirs)).after(
      found({ base: { revision: 1, content: theirs }, conflicts: [['facts']] }),
    )
    assert.deepEqual([it.status(), it.state().content.facts], ['conflict', 'Kept.'])
  })
})
