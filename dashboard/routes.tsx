/** The dashboard's routes. Each screen's code is loaded when it is opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { inboxSearch } from './conversations/inbox-search.ts'
import { knowledgeSearch } from './knowledge/knowledge-search.ts'
import { rangeSearch } from './numbers/range.ts'
import { recordSearch } from './records/record-search.ts'
import { isSignedIn } from './session.ts'
import { NotFound, ScreenFailed, ScreenLoading } from './shell/screens.tsx'
import { Shell } from './shell/shell.tsx'
import { visitorSearch } from './visitors/visitor-search.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Dashboard path to open after sign-in. */
type GoOn = { to?: string }
const goOn = (search: Record<string, unknown>): GoOn =>
  typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {}

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: goOn,
  component: lazyRouteComponent(() => import('./account/sign-in.tsx'), 'SignIn'),
})
const signUp = createRoute({
  getParentRoute: () => root,
  path: 'sign-up',
  validateSearch: goOn,
  component: lazyRouteComponent(() => import('./account/sign-up.tsx'), 'SignUp'),
})
const setup = createRoute({
  getParentRoute: () => root,
  path: 'setup',
  component: lazyRouteComponent(() => import('./account/setup.tsx'), 'Setup'),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad({ location }) {
    if (!isSignedIn()) throw redirect({ to: '/sign-in', search: { to: location.href } })
  },
})
const chatbots = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./chatbots/chatbot-list.tsx'), 'ChatbotList'),
})
const newChatbot = createRoute({
  getParentRoute: () => signedIn,
  path: 'new',
  component: lazyRouteComponent(() => import('./chatbots/new-chatbot.tsx'), 'NewChatbot'),
})
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: 'settings',
  component: lazyRouteComponent(() => import('./settings/settings.tsx'), 'Settings'),
})

const chatbot = createRoute({ getParentRoute: () => signedIn, path: 'chatbots/$id', component: Outlet })
const overview = createRoute({
  getParentRoute: () => chatbot,
  path: '/',
  beforeLoad({ params }) {
    throw redirect({ to: '/chatbots/$id/build', params })
  },
})
const TABS = ['persona', 'knowledge', 'model', 'form', 'appearance'] as const
/** The editor's tab; the first by default. */
export type EditorTab = (typeof TABS)[number]

const build = createRoute({
  getParentRoute: () => chatbot,
  path: 'build',
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: EditorTab } => {
    const named = TABS.find((each) => each === tab)
    return named ? { tab: named } : {}
  },
  component: lazyRouteComponent(() => import('./editor/editor.tsx'), 'Editor'),
})
const share = createRoute({
  getParentRoute: () => chatbot,
  path: 'share',
  component: lazyRouteComponent(() => import('./share/share.tsx'), 'Share'),
})
const conversations = createRoute({
  getParentRoute: () => chatbot,
  path: 'conversations',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./conversations/conversations.tsx'), 'Conversations'),
})
const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$number',
  component: lazyRouteComponent(() => import('./conversations/conversation.tsx'), 'Conversation'),
})
const knowledge = createRoute({
  getParentRoute: () => chatbot,
  path: 'knowledge',
  validateSearch: knowledgeSearch,
  component: lazyRouteComponent(() => import('./knowledge/knowledge.tsx'), 'Knowledge'),
})
const source = createRoute({
  getParentRoute: () => knowledge,
  path: '$sourceId',
  component: lazyRouteComponent(() => import('./knowledge/source-page.tsx'), 'SourcePage'),
})
const visitors = createRoute({
  getParentRoute: () => chatbot,
  path: 'visitors',
  validateSearch: visitorSearch,
  component: lazyRouteComponent(() => import('./visitors/visitors.tsx'), 'Visitors'),
})
const visitor = createRoute({
  getParentRoute: () => visitors,
  path: '$visitorId',
  component: lazyRouteComponent(() => import('./visitors/visitor.tsx'), 'Visitor'),
})
const records = createRoute({
  getParentRoute: () => chatbot,
  path: 'records',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('./records/records.tsx'), 'Records'),
})
const numbers = createRoute({
  getParentRoute: () => chatbot,
  path: 'numbers',
  validateSearch: rangeSearch,
  component: lazyRouteComponent(() => import('./numbers/numbers.tsx'), 'Numbers'),
})

const ofChatbot = [
  overview,
  build,
  share,
  conversations.addChildren([conversation]),
  knowledge.addChildren([source]),
  visitors.addChildren([visitor]),
  records,
  numbers,
]

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signUp,
    setup,
    signedIn.addChildren([chatbots, newChatbot, settings, chatbot.addChildren(ofChatbot)]),
  ]),
  basepath: '/app',
  defaultPreload: 'intent',
  defaultPendingComponent: ScreenLoading,
  defaultErrorComponent: ScreenFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
