/**
 * Which fields of each call are ids or credentials of somebody, and which are plain data. A field in neither
 * list fails the matrix: a new field must be registered here.
 */
import { randomBytes, randomUUID } from 'node:crypto'

export type Kind =
  | 'apiKey'
  | 'apiKeyId'
  | 'signingSecret'
  | 'chatbotOfHistory'
  | 'chatbotOfKey'
  | 'chatbotShown'
  | 'chatbotOwned'
  | 'clientSession'
  | 'conversation'
  | 'email'
  | 'eventId'
  | 'idempotencyKey'
  | 'inboxConversation'
  | 'message'
  | 'model'
  | 'note'
  | 'onboardingSession'
  | 'refreshToken'
  | 'sessionKey'
  | 'slug'
  | 'source'
  | 'turn'
  | 'user'
  | 'username'
  | 'visitorKey'
  | 'visitorToken'
  | 'widgetEventId'
  | 'widgetSession'

type Entry = { ids?: Record<string, Kind>; data?: readonly string[] }

const CHATBOT = { 'path id': 'chatbotOwned' } as const
const SESSION = { 'path session_id': 'sessionKey' } as const
const INBOX = { ...CHATBOT, 'path number': 'inboxConversation' } as const
const SOURCE = { ...CHATBOT, 'path source_id': 'source' } as const
const QUESTION = { ...CHATBOT, 'path turn_id': 'turn' } as const
const ONBOARDING = { 'path session_id': 'onboardingSession' } as const
const PAGE = ['query page', 'query page_size']
const CONFIGURATION = [
  ...['tone', 'personality', 'personality[]', 'communicationStyle', 'instructions', 'model', 'temperature'],
  ...[
    'greeting',
    'suggested_questions[]',
    'theme.accent',
    'allowed_origins[]',
    'image_hosts[]',
    'language',
    'languages[]',
  ],
  ...['daily_token_budget', 'daily_token_budget_per_visitor'],
].map((name) => `configuration.${name}`)
const CHATBOT_BODY = bodyOf('name', 'description', ...CONFIGURATION)
const CONTENT_BODY = [...CHATBOT_BODY, ...bodyOf('facts', 'form')]
const inLanguages = (...names: string[]) =>
  names.flatMap((name) => ['zh-Hant', 'en', 'bn'].map((language) => `${name}.${language}`))
const FORM_FIELD = [
  ...['key', 'min_length', 'max_length', 'currency', 'decimals', 'minimum', 'maximum', 'earliest', 'latest'],
  ...['names[]', 'options[].value', 'options[].names[]'],
  ...inLanguages('label', 'question', 'explanation', 'error', 'options[].label'),
]
const FORM = [
  ...['key', 'version', ...inLanguages('title', 'welcome', 'thanks')],
  ...['minimum_items', 'maximum_items', ...FORM_FIELD, ...inLanguages('item')].map(
    (name) => `fields[].${name}`,
  ),
  ...FORM_FIELD.map((name) => `fields[].fields[].${name}`),
]
const COMPLETION = [
  ...['messages[].role', 'messages[].content', 'messages[].content[].type', 'messages[].content[].text'],
  ...['temperature', 'top_p', 'max_tokens', 'max_completion_tokens', 'stop', 'stop[]', 'response_format.*'],
  'metadata.*',
  ...['messages[].tool_calls', 'seed', 'presence_penalty', 'frequency_penalty', 'logit_bias.*'],
  ...['reasoning_effort', 'verbosity', 'user'],
]

/** A body of the AI SDK's default transport. */
const UI_MESSAGES = ['messages[].role', 'messages[].parts[].type', 'messages[].parts[].text']

function bodyOf(...names: string[]): string[] {
  return names.map((name) => `body ${name}`)
}

/** By operation, and by location and name of the field. */
export const REGISTRY: Record<string, Entry> = {
  health: {},
  registerUser: { ids: { 'body username': 'username' }, data: bodyOf('password') },
  signIn: { ids: { 'body username': 'username' }, data: bodyOf('password') },
  openConversation: {},
  listConversations: {},
  deleteConversation: { ids: { 'path id': 'conversation' } },
  listMessages: { ids: { 'path id': 'conversation' } },
  sendMessage: { ids: { 'path id': 'conversation' }, data: bodyOf('content') },

  signUpWithEmail: { ids: { 'body email': 'email' }, data: bodyOf('password') },
  signInWithEmail: { ids: { 'body email': 'email' }, data: bodyOf('password') },
  refreshTokens: { ids: { 'body refresh_token': 'refreshToken' } },
  readAccount: {},
  updateAccount: { ids: { 'body default_session_id': 'sessionKey' } },
  changePassword: { data: bodyOf('current_password', 'new_password') },
  signOut: {},
  listSessions: {},
  readSession: { ids: SESSION },
  clearSession: { ids: SESSION },
  retryMessage: { ids: SESSION },
  stopReply: { ids: SESSION },
  resumeReply: { ids: { ...SESSION, 'header last-event-id': 'eventId' } },
  'streamMessage With a token': {
    ids: { 'body session_id': 'sessionKey' },
    data: bodyOf('message', 'training_data'),
  },
  'streamMessage From the AI SDK': {
    ids: { 'body session_id': 'sessionKey', 'body id': 'sessionKey' },
    data: bodyOf('training_data', ...UI_MESSAGES),
  },
  'sendChatMessage From the AI SDK': {
    ids: { 'body session_id': 'sessionKey', 'body id': 'sessionKey' },
    data: bodyOf('training_data', ...UI_MESSAGES),
  },
  'sendChatMessage With a token': {
    ids: { 'body session_id': 'sessionKey' },
    data: bodyOf('message', 'training_data'),
  },
  'sendChatMessage With an API key': {
    ids: {
      'body api_key': 'apiKey',
      'body assistant_id': 'chatbotOfKey',
      'body session_id': 'clientSession',
    },
    data: bodyOf('type', 'messages[].role', 'messages[].content'),
  },

  openClientSession: { ids: { 'body api_key': 'apiKey', 'body assistant_id': 'chatbotOfKey' } },
  readWidgetConfig: { ids: { 'path chatbot_id': 'chatbotShown' } },
  openWidgetSession: {
    ids: { 'body chatbot_id': 'chatbotShown', 'body visitor_id': 'visitorKey' },
    // The token is the caller's credential, not an id.
    data: bodyOf('visitor_name', 'token', 'visitor_hash'),
  },
  readWidgetSession: { ids: { 'path session_id': 'widgetSession' } },
  rateWidgetReply: { ids: { 'path session_id': 'widgetSession' }, data: bodyOf('position') },
  subscribeToWidgetEvents: { ids: { 'path session_id': 'widgetSession' } },
  'sendWidgetMessage undefined': { ids: { 'body session_id': 'widgetSession' }, data: bodyOf('message') },
  'sendWidgetMessage From the AI SDK': {
    ids: { 'body session_id': 'widgetSession' },
    data: bodyOf('id', ...UI_MESSAGES),
  },
  stopWidgetReply: { ids: { 'body session_id': 'widgetSession' } },
  retryWidgetMessage: { ids: { 'body session_id': 'widgetSession' } },
  resumeWidgetReply: { ids: { 'path session_id': 'widgetSession', 'header last-event-id': 'widgetEventId' } },

  listModels: {},
  readModel: { ids: { 'path model': 'model' } },
  createChatCompletion: {
    ids: {
      'body model': 'model',
      'header x-session-id': 'clientSession',
      'body metadata.session_id': 'clientSession',
      'body metadata.conversation': 'clientSession',
    },
    data: bodyOf(...COMPLETION),
  },

  readOnboardingAccount: {},
  openOnboardingSession: {},
  listOnboardingSessions: {},
  readLatestOnboardingSession: {},
  listOnboardingMessages: { ids: { 'path id': 'onboardingSession' } },
  sendOnboardingMessage: { ids: { 'body session_id': 'onboardingSession' }, data: bodyOf('message') },
  readOnboardingData: { ids: ONBOARDING },
  exportOnboardingSession: { ids: ONBOARDING },
  exportOnboarding: {},

  readProfile: { ids: { 'query user_id': 'user' } },
  saveProfile: { data: bodyOf('name', 'location', 'bio', 'skills', 'experience', 'interests') },
  listChatbots: {},
  createChatbot: { ids: { 'body public_url_slug': 'slug' }, data: CHATBOT_BODY },
  readChatbot: { ids: CHATBOT },
  replaceChatbot: { ids: { ...CHATBOT, 'body public_url_slug': 'slug' }, data: CHATBOT_BODY },
  updateChatbot: { ids: { ...CHATBOT, 'body public_url_slug': 'slug' }, data: CHATBOT_BODY },
  deleteChatbot: { ids: CHATBOT },
  readPublicChatbot: { ids: { 'path slug': 'slug' } },
  createApiKey: { ids: CHATBOT, data: bodyOf('name') },
  listApiKeys: { ids: CHATBOT },
  revokeApiKey: { ids: { ...CHATBOT, 'path key_id': 'apiKeyId' } },
  listVisitors: { ids: CHATBOT, data: ['query limit', 'query q', 'query before'] },
  deleteVisitor: { ids: { ...CHATBOT, 'path visitor_id': 'visitorKey' } },
  listChatbotMessages: { ids: CHATBOT, data: PAGE },
  markMessagesRead: { ids: { ...CHATBOT, 'body message_ids[]': 'message' } },
  readForm: { ids: CHATBOT },
  setForm: { ids: CHATBOT, data: bodyOf(...FORM) },
  removeForm: { ids: CHATBOT },
  listRecords: { ids: CHATBOT, data: [...PAGE, 'query before'] },
  exportRecords: { ids: CHATBOT },
  readUsage: { ids: CHATBOT, data: ['query from', 'query to'] },
  listTurnUsage: { ids: CHATBOT, data: ['query date', 'query before', ...PAGE] },

  'addSource Text': { ids: CHATBOT, data: bodyOf('name', 'text', 'url', 'labels[]') },
  'addSource Questions and answers': {
    ids: CHATBOT,
    data: bodyOf('name', 'items[].question', 'items[].answer', 'labels[]'),
  },
  'addSource Web page': { ids: CHATBOT, data: bodyOf('url', 'labels[]') },
  'addSource Site': { ids: CHATBOT, data: bodyOf('url', 'include[]', 'exclude[]', 'max_pages', 'labels[]') },
  addSources: { ids: CHATBOT },
  listSources: { ids: CHATBOT, data: ['query cursor', 'query limit', 'query label', 'query q'] },
  readSource: { ids: SOURCE },
  listPassages: { ids: SOURCE, data: ['query cursor'] },
  listPages: { ids: SOURCE, data: ['query cursor'] },
  downloadOriginal: { ids: SOURCE },
  changeSource: { ids: SOURCE, data: bodyOf('name', 'labels[]') },
  refreshSource: { ids: SOURCE },
  deleteSource: { ids: SOURCE },
  searchKnowledge: { ids: CHATBOT, data: bodyOf('query', 'limit', 'labels[]') },

  listSigningSecrets: { ids: CHATBOT },
  rotateSigningSecret: { ids: CHATBOT },
  retireSigningSecret: { ids: { ...CHATBOT, 'path secret_id': 'signingSecret' } },
  consoleReadSetup: {},
  consoleClaimSetup: { data: bodyOf('code') },
  consoleReadMe: {},
  consoleListProviders: {},
  consoleTestProvider: { data: ['path provider', ...bodyOf('api_key', 'base_url', 'model')] },
  consoleSaveProvider: { data: ['path provider', ...bodyOf('api_key', 'base_url', 'default_model')] },
  consoleRemoveProvider: { data: ['path provider'] },
  consoleListModels: { data: ['path provider'] },
  consoleListChatbots: {},
  consoleCreateChatbot: { ids: { 'body public_url_slug': 'slug' }, data: CONTENT_BODY },
  consoleReadChatbot: { ids: CHATBOT },
  consoleSaveDraft: {
    ids: { ...CHATBOT, 'body public_url_slug': 'slug' },
    data: [...CONTENT_BODY, ...bodyOf('base')],
  },
  consoleDiscardDraft: { ids: CHATBOT },
  consolePublish: { ids: CHATBOT, data: bodyOf('note', 'base') },
  consoleListVersions: { ids: CHATBOT },
  consoleRestoreVersion: { ids: CHATBOT, data: ['path version'] },
  consoleOpenPreview: { ids: CHATBOT },
  listInbox: { ids: CHATBOT, data: ['query q', 'query before', 'query limit'] },
  readInboxConversation: { ids: INBOX },
  markInboxConversationRead: { ids: INBOX },
  takeOverConversation: { ids: INBOX },
  returnConversation: { ids: INBOX },
  sendOwnerMessage: { ids: INBOX, data: bodyOf('content') },
  addNote: { ids: INBOX, data: bodyOf('content') },
  deleteNote: { ids: { ...INBOX, 'path note_id': 'note' } },
  subscribeToInboxEvents: { ids: CHATBOT },
  readVisitor: { ids: { ...CHATBOT, 'path visitor_id': 'visitorKey' } },
  exportVisitor: { ids: { ...CHATBOT, 'path visitor_id': 'visitorKey' } },
  listCollected: { ids: CHATBOT, data: [...PAGE, 'query before'] },
  readAnalytics: { ids: CHATBOT, data: ['query from', 'query to'] },
  listUnanswered: { ids: CHATBOT, data: ['query limit'] },
  answerUnanswered: { ids: QUESTION, data: bodyOf('answer', 'question') },
  dismissUnanswered: { ids: QUESTION },
  sendVisitorMessage: {
    ids: {
      'body chatbot_id': 'chatbotShown',
      'body visitor_id': 'visitorKey',
      'header x-visitor-token': 'visitorToken',
    },
    data: bodyOf('message', 'visitor_name', 'token', 'visitor_hash'),
  },
  readChatHistory: {
    ids: {
      'query chatbot_id': 'chatbotOfHistory',
      'query visitor_id': 'visitorKey',
      'header x-visitor-token': 'visitorToken',
    },
    data: ['query limit'],
  },
}

/** Calls that create something with a name must use a new name. */
export const CREATING_OPERATIONS = [
  'registerUser',
  'signUpWithEmail',
  'createChatbot',
  'consoleCreateChatbot',
]

/** Every call with this header. */
const IDEMPOTENCY = 'header Idempotency-Key'

/** @returns undefined for plain data; fails for an unregistered field */
export function kindOf(operation: string, field: string): Kind | undefined {
  if (field === IDEMPOTENCY) return 'idempotencyKey'
  const { ids = {}, data = [] } = REGISTRY[operation] ?? {}
  if (ids[field]) return ids[field]
  if (data.includes(field)) return undefined
  throw new Error(`register "${field}" of ${operation} in REGISTRY of testing/isolation/ids.ts`)
}

/**
 * Cases in which a foreign id may differ from an unknown one, or succeed.
 * nothing  a success without effect or content, the same as for an unknown id
 * own      treated as the caller's own: the caller chose it, and nothing about others is revealed
 * named    this refusal, which the contract specifies
 */
export type Exception =
  | { as: 'nothing' | 'own'; why: string }
  | { as: 'named'; why: string; refusals: readonly (readonly [status: number, code: string])[] }

const OWN_SESSION = {
  as: 'nothing',
  why: 'the same key of two users is two sessions, the second empty',
} as const
const PROVES_NOTHING = { as: 'own', why: 'a visitor_id proves nothing: who borrows one talks alone' } as const
const TAKEN = { as: 'own', why: 'who chooses one that is taken is told so' } as const
const PRIVATE = {
  as: 'named',
  why: 'a page tells its visitors that it is not public yet',
  refusals: [[403, 'chatbot_private']],
} as const

export const EXCEPTIONS: Record<string, Exception> = {
  'registerUser body username': TAKEN,
  'signUpWithEmail body email': TAKEN,
  'createChatbot body public_url_slug': TAKEN,
  'consoleCreateChatbot body public_url_slug': TAKEN,
  'consoleSaveDraft body public_url_slug': { as: 'own', why: 'of a draft, which nobody meets' },
  'replaceChatbot body public_url_slug': TAKEN,
  'updateChatbot body public_url_slug': TAKEN,
  'readSession path session_id': OWN_SESSION,
  'clearSession path session_id': OWN_SESSION,
  'retryMessage path session_id': OWN_SESSION,
  'stopReply path session_id': OWN_SESSION,
  'resumeReply path session_id': OWN_SESSION,
  'resumeReply header last-event-id': OWN_SESSION,
  'updateAccount body default_session_id': { as: 'own', why: 'a user’s own setting' },
  'streamMessage With a token body session_id': { ...OWN_SESSION, as: 'own' },
  'streamMessage From the AI SDK body session_id': { ...OWN_SESSION, as: 'own' },
  'streamMessage From the AI SDK body id': { ...OWN_SESSION, as: 'own' },
  'sendChatMessage With a token body session_id': { ...OWN_SESSION, as: 'own' },
  'sendChatMessage From the AI SDK body session_id': { ...OWN_SESSION, as: 'own' },
  'sendChatMessage From the AI SDK body id': { ...OWN_SESSION, as: 'own' },
  'openWidgetSession body visitor_id': PROVES_NOTHING,
  'sendVisitorMessage body visitor_id': PROVES_NOTHING,
  'sendVisitorMessage header x-visitor-token': {
    as: 'own',
    why: 'a token that is not this visitor’s is as none: a conversation of their own begins',
  },
  'readChatHistory header x-visitor-token': {
    as: 'nothing',
    why: 'a token that is not this visitor’s is as none, and an owner needs none',
  },
  'readChatHistory query visitor_id': { as: 'nothing', why: 'of an own chatbot: it has no such visitor' },
  'markMessagesRead body message_ids[]': { as: 'nothing', why: 'of an own chatbot: none of them is there' },
  'readProfile query user_id': { as: 'own', why: 'a profile is there to be read by everybody' },
  'readPublicChatbot path slug': PRIVATE,
  'sendVisitorMessage body chatbot_id': PRIVATE,
  'readChatHistory query chatbot_id': {
    as: 'named',
    why: 'who is neither its owner nor a visitor of it with a token is told so, and whose token does not count',
    refusals: [
      [403, 'forbidden'],
      [401, 'token_invalid'],
    ],
  },
}

export function exceptionAt(operation: string, field: string): Exception | undefined {
  if (field === IDEMPOTENCY) return { as: 'own', why: 'keys are per caller: nobody meets another’s' }
  return EXCEPTIONS[`${operation} ${field}`]
}

let numbers = 0

/** An unknown id of the same shape. @param like an existing one */
export function unknownId(kind: Kind, like: string): string {
  if (/^\d+$/.test(like)) return String(2_100_000_000 + ++numbers)
  const random = randomUUID()
  if (kind === 'email') return `${random}@example.com`
  if (kind === 'visitorToken') return randomBytes(32).toString('base64url')
  if (kind === 'apiKey') return `fd_${randomBytes(32).toString('base64url')}`.slice(0, like.length)
  if (kind === 'refreshToken') return randomBytes(32).toString('base64url')
  // Keeps the context: the position in a stream, the word before a name.
  return like.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, random)
}
