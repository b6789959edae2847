/** The people, chatbots and rows of docs/permissions.md: one of everything, and the same of others. */
import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Form } from '../../server/intake/form.ts'

/** A conversation with its messages. The number is long enough to be recognised in an answer. */
export type Talk = { id: string; number: number; messageId: string; replyId: string; turnId: string }

/** A person without an account, and their conversation. */
export type Guest = Talk & { visitorId: string; visitorKey: string; visit: string }

export type Peopled = {
  id: string
  slug: string
  owner: Person | null
  /** Of an operator's chatbot: null, or its server's form. */
  formId: string | null
  /** The form of its existing records. */
  formerFormId: string
  keyId: string
  signingSecretId: string
  /** Of the scope `chat`. */
  apiKey: string
  /** Of the scope `knowledge`. */
  knowledgeKey: string
  sourceId: string
  documentId: string
  passageId: string
  guest: Guest
  /** Another visitor of the same chatbot. */
  fellow: Guest
  /** The conversation of the program with the key. */
  client: Talk
}

export type Person = 'owner' | 'hermit' | 'other' | 'admin'
export type Place = 'shown' | 'hidden' | 'assistant' | 'onboarding' | 'foreign'

export type World = {
  /** Contained in every text of the owner and of the hermit. */
  canary: string
  /** Contained in messages of their visitors, which only the visitor and the chatbot's owner may read. */
  words: string
  people: Record<Person, string>
  /**
   * shown: public, the owner's. hidden: not public, the hermit's only one. foreign: public, somebody else's.
   * assistant and onboarding: the operator's, who owns nothing.
   */
  chatbots: Record<Place, Peopled>
  /** The owner's conversations with the assistant and at the onboarding API. */
  talk: Talk
  interview: Talk
  /** Another one at the onboarding API, still active. */
  later: Talk
  sessionKey: string
  passwordHash: string
  loginId: string
  refreshToken: string
  refreshHash: string
  recordOfGuest: string
  noteOnGuest: string
  /** The owner's message in the program's conversation, after a takeover. */
  ownersMessage: string
  recordOfOwner: string
  serverId: string
}

/** The operator's chatbots, where a server has created them. */
export type Operators = { assistant?: string; onboarding?: string }

export const SIMPLE_FORM: Form = {
  key: 'lead',
  version: 1,
  title: { en: 'Contact' },
  fields: [
    { key: 'name', type: 'text', label: { en: 'Name' }, question: { en: 'What is your name?' } },
    {
      key: 'products',
      type: 'list',
      label: { en: 'Products' },
      question: { en: 'What do you want?' },
      item: { en: 'product' },
      fields: [{ key: 'title', type: 'text', label: { en: 'Title' }, question: { en: 'Which?' } }],
    },
  ],
}

/** The revision of the owners' drafts. */
export const DRAFT_REVISION = 7

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Given = Operators & { passwordHash?: string }

export function newWorld({ assistant, onboarding, passwordHash = '' }: Given = {}): World {
  const refreshToken = randomUUID()
  return {
    canary: `canary-${randomUUID()}`,
    words: `words-${randomUUID()}`,
    people: { owner: randomUUID(), hermit: randomUUID(), other: randomUUID(), admin: randomUUID() },
    chatbots: {
      shown: newPlace('owner', randomUUID()),
      hidden: newPlace('hermit', randomUUID()),
      foreign: newPlace('other', randomUUID()),
      assistant: newPlace(null, assistant ?? randomUUID()),
      onboarding: newPlace(null, onboarding ?? randomUUID()),
    },
    talk: newTalk(),
    interview: newTalk(),
    later: newTalk(),
    sessionKey: 'shop',
    passwordHash,
    loginId: randomUUID(),
    refreshToken,
    refreshHash: sha256(refreshToken),
    recordOfGuest: randomUUID(),
    noteOnGuest: randomUUID(),
    ownersMessage: randomUUID(),
    recordOfOwner: randomUUID(),
    serverId: randomUUID(),
  }
}

function newPlace(owner: Person | null, id: string): Peopled {
  const ids = {
    id,
    slug: `chatbot-${id}`,
    formerFormId: randomUUID(),
    keyId: randomUUID(),
    signingSecretId: randomUUID(),
    sourceId: randomUUID(),
    documentId: randomUUID(),
    passageId: randomUUID(),
  }
  const formId = owner ? randomUUID() : null
  const keys = { apiKey: newKey(), knowledgeKey: newKey() }
  return { ...ids, ...keys, formId, owner, guest: newGuest(), fellow: newGuest(), client: newTalk() }
}

const newKey = () => `fd_${randomUUID()}${randomUUID()}`

function newGuest(): Guest {
  const visitorId = randomUUID()
  return { ...newTalk(), visitorId, visitorKey: `visitor ${visitorId}`, visit: randomUUID() }
}

function newTalk(): Talk {
  const ids = { id: randomUUID(), messageId: randomUUID(), replyId: randomUUID(), turnId: randomUUID() }
  return { ...ids, number: randomInt(2 ** 30, 2 ** 31) }
}
