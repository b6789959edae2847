import { Link } from '@tanstack/react-router'
import { Copy, Ellipsis, Globe, Lock, MessagesSquare, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../kit/menu.tsx'
import { useToast } from '../kit/toast.tsx'
import { ago, plural, t } from '../language/language.ts'
import { ChatbotMark } from './chatbot-mark.tsx'
import { duplicateChatbot, type ListedChatbot } from './chatbot-queries.ts'

// Loaded on demand: deleting is rare.
const DeleteChatbot = lazy(async () => ({ default: (await import('./delete-chatbot.tsx')).DeleteChatbot }))

type Props = { chatbot: ListedChatbot; onOpen: (id: string) => void }

export function ChatbotCard({ chatbot, onOpen }: Props) {
  const { id, name, accent, is_public: isPublic, has_draft: hasDraft, unread, conversations } = chatbot
  const Visibility = isPublic ? Globe : Lock
  return (
    <li className="group relative flex flex-col gap-4 rounded-card border border-line bg-raised p-4 transition-colors hover:border-border sm:p-5">
      <div className="flex items-start gap-3">
        <ChatbotMark name={name} accent={accent} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold" dir="auto">
            {/* The whole card is a link; controls on it stay clickable. */}
            <Link
              to="/chatbots/$id/build"
              params={{ id }}
              className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-hidden focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {name}
            </Link>
          </h2>
          <p className="mt-0.5 flex items-center gap-1.5 text-quiet text-sm">
            <Visibility aria-hidden className="size-3.5" />
            {isPublic ? t('Public') : t('Private')}
          </p>
        </div>
        <CardMenu chatbot={chatbot} onOpen={onOpen} />
      </div>
      {(unread > 0 || hasDraft) && (
        <div className="flex flex-wrap items-center gap-1.5">
          {unread > 0 && <Badge tone="accent">{plural(unread, '{count} unread', '{count} unread')}</Badge>}
          {hasDraft && <Badge tone="warn">{t('Unpublished changes')}</Badge>}
        </div>
      )}
      <div className="mt-auto flex items-center justify-between gap-3 border-line border-t pt-3 text-quiet text-sm">
        <Link
          to="/chatbots/$id/conversations"
          params={{ id }}
          className="relative z-1 -mx-1 flex items-center gap-1.5 rounded-md px-1 py-1 hover:text-ink"
        >
          <MessagesSquare aria-hidden className="size-4" />
          {plural(conversations, '{count} conversation', '{count} conversations')}
        </Link>
        <span>{ago(chatbot.updated_at)}</span>
      </div>
    </li>
  )
}

function CardMenu({ chatbot, onOpen }: Props) {
  const [isDeleting, setDeleting] = useState(false)
  const toast = useToast()
  const duplicate = async () => {
    try {
      const copy = await duplicateChatbot(chatbot.id, (name) => t('{name} (copy)', { name }).slice(0, 200))
      toast.done(t('Duplicated. The copy is private.'))
      onOpen(copy.id)
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <div className="relative z-1 -mt-1 -mr-1">
      <Menu
        trigger={
          <Button look="quiet" size="icon" aria-label={t('More about {name}', { name: chatbot.name })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onClick={() => void duplicate()}>
          <Copy aria-hidden /> {t('Duplicate')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDangerous onClick={() => setDeleting(true)}>
          <Trash2 aria-hidden /> {t('Delete')}
        </MenuItem>
      </Menu>
      {isDeleting && (
        <Suspense>
          <DeleteChatbot chatbot={chatbot} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </div>
  )
}
