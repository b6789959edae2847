/** Layout and navigation around every screen. */
import { Link, Outlet, useParams } from '@tanstack/react-router'
import {
  ChartColumn,
  ClipboardList,
  LayoutGrid,
  LibraryBig,
  type LucideIcon,
  MessagesSquare,
  PencilRuler,
  Settings,
  Share2,
  Users,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { classes } from '../kit/classes.ts'
import { t } from '../language/language.ts'
import { AccountMenu } from './account-menu.tsx'
import { ChatbotName } from './chatbot-name.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { UnreadBadge } from './unread-badge.tsx'

const LiveNews = lazy(() =>
  import('../conversations/live-news.tsx').then((module) => ({ default: module.LiveNews })),
)

type Place = {
  to: string
  label: string
  icon: LucideIcon
  /** Short label for the bottom bar. */
  short?: string
  /** The chatbot whose unread messages the badge counts. */
  unreadOf?: string
}

const placesOf = (id: string): Place[] => [
  { to: `/chatbots/${id}/build`, label: t('Build'), icon: PencilRuler },
  { to: `/chatbots/${id}/knowledge`, label: t('Knowledge'), icon: LibraryBig },
  {
    to: `/chatbots/${id}/conversations`,
    label: t('Conversations'),
    icon: MessagesSquare,
    short: t('Inbox'),
    unreadOf: id,
  },
  { to: `/chatbots/${id}/visitors`, label: t('Visitors'), icon: Users },
  { to: `/chatbots/${id}/records`, label: t('Responses'), icon: ClipboardList },
  { to: `/chatbots/${id}/numbers`, label: t('Analytics'), icon: ChartColumn },
  { to: `/chatbots/${id}/share`, label: t('Share'), icon: Share2 },
]

export function Shell() {
  const { id } = useParams({ strict: false })
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_1fr]">
      <a
        href="#screen"
        className="sr-only z-60 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('Skip to content')}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-line border-r bg-raised p-3 lg:flex">
        <Brand />
        <nav aria-label={t('Main')} className="flex flex-1 flex-col gap-0.5 overflow-y-auto">
          <SideLink to="/" label={t('Chatbots')} icon={LayoutGrid} isExact />
          {id && (
            <>
              <ChatbotName id={id} className="mt-4 px-3 pb-1 font-medium text-quiet text-xs" />
              {placesOf(id).map((place) => (
                <SideLink key={place.to} {...place} />
              ))}
            </>
          )}
          <span className="flex-1" />
          <SideLink to="/settings" label={t('Settings')} icon={Settings} />
        </nav>
        <AccountMenu />
      </aside>
      <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-2 border-line border-b bg-raised px-3 lg:hidden">
        {id ? <ChatbotName id={id} className="font-semibold" /> : <Brand />}
        <div className="flex items-center gap-1">
          <TopLink to="/" label={t('Chatbots')}>
            <LayoutGrid aria-hidden className="size-5" />
          </TopLink>
          <TopLink to="/settings" label={t('Settings')}>
            <Settings aria-hidden className="size-5" />
          </TopLink>
          <AccountMenu isSmall />
        </div>
      </header>
      <main id="screen" className={classes('min-w-0', id && 'pb-16 lg:pb-0')}>
        <OfflineNotice />
        <Outlet />
      </main>
      {id && (
        <Suspense>
          <LiveNews id={id} />
        </Suspense>
      )}
      {id && <BottomBar places={placesOf(id)} />}
    </div>
  )
}

function Brand() {
  return (
    <Link to="/" className="flex items-center gap-2.5 px-2 py-1.5 font-semibold">
      <img src="/app/icon.svg" alt="" className="size-6" />
      Frontdesk
    </Link>
  )
}

function SideLink({ to, label, icon: Icon, unreadOf, isExact = false }: Place & { isExact?: boolean }) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: isExact }}
      className="flex items-center gap-3 rounded-lg px-3 py-2 text-quiet text-sm hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
    >
      <Icon aria-hidden className="size-4.5" />
      {label}
      {unreadOf && <UnreadBadge id={unreadOf} className="ml-auto" />}
    </Link>
  )
}

function TopLink({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <Link to={to} aria-label={label} className="grid size-10 place-items-center rounded-lg hover:bg-sunken">
      {children}
    </Link>
  )
}

function BottomBar({ places }: { places: Place[] }) {
  return (
    <nav
      aria-label={t('This chatbot')}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {places.map(({ to, label, short, icon: Icon, unreadOf }) => (
        <Link
          key={to}
          to={to}
          className="relative flex min-w-0 flex-auto flex-col items-center gap-0.5 px-0.5 py-2 text-[0.6875rem] text-quiet aria-[current=page]:text-accent"
        >
          <Icon aria-hidden className="size-5" />
          <span className="max-w-full truncate">{short ?? label}</span>
          {unreadOf && (
            <UnreadBadge id={unreadOf} className="absolute top-0.5 left-1/2 ml-1 h-4 min-w-4 px-1" />
          )}
        </Link>
      ))}
    </nav>
  )
}
