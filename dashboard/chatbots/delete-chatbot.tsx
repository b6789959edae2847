import { Confirm } from '../kit/confirm.tsx'
import { useToast } from '../kit/toast.tsx'
import { plural, t } from '../language/language.ts'
import { deleteChatbot, type ListedChatbot } from './chatbot-queries.ts'

type Props = { chatbot: ListedChatbot; onClose: () => void }

export function DeleteChatbot({ chatbot: { id, name, conversations }, onClose }: Props) {
  const toast = useToast()
  const said =
    conversations === 0
      ? t('Its drafts, versions and keys will be deleted.')
      : plural(
          conversations,
          '{count} conversation will be deleted, with all drafts, versions, responses and keys.',
          '{count} conversations will be deleted, with all drafts, versions, responses and keys.',
        )
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('Delete {name}?', { name })}
      description={`${said} ${t('This cannot be undone.')}`}
      action={t('Delete')}
      onConfirm={async () => {
        await deleteChatbot(id)
        toast.done(t('{name} was deleted.', { name }))
      }}
    />
  )
}
