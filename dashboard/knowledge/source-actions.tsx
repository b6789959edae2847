import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { EditSource } from './edit-source.tsx'
import { deleteSource, downloadOriginal, isUnsettled, refreshSource, type Source } from './source-queries.ts'
import { isWeb } from './source-type.ts'

type Props = { id: string; source: Source }

export function SourceActions({ id, source }: Props) {
  const [opened, setOpened] = useState<'edit' | 'delete'>()
  const close = () => setOpened(undefined)
  return (
    <>
      {isWeb(source) && <Refresh id={id} source={source} />}
      <Button onClick={() => setOpened('edit')}>
        <Pencil aria-hidden /> {t('Edit')}
      </Button>
      {source.type !== 'site' && <Original id={id} source={source} />}
      <Button onClick={() => setOpened('delete')} className="text-alarm">
        <Trash2 aria-hidden /> {t('Delete')}
      </Button>
      {opened === 'edit' && <EditSource id={id} source={source} onClose={close} />}
      <Delete id={id} source={source} isOpen={opened === 'delete'} onClose={close} />
    </>
  )
}

function Refresh({ id, source }: Props) {
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    mutationFn: () => refreshSource(id, source.id),
    onError: toast.failed,
  })
  return (
    <Button isBusy={isPending || isUnsettled(source)} onClick={() => mutate()}>
      {!isPending && !isUnsettled(source) && <RefreshCw aria-hidden />} {t('Refresh now')}
    </Button>
  )
}

function Original({ id, source }: Props) {
  const toast = useToast()
  const { mutate, isPending } = useMutation({
    mutationFn: () => downloadOriginal(id, source),
    onError: toast.failed,
  })
  return (
    <Button isBusy={isPending} onClick={() => mutate()}>
      {!isPending && <Download aria-hidden />} {t('Download')}
    </Button>
  )
}

function Delete({ id, source, ...dialog }: Props & { isOpen: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const toast = useToast()
  const { name } = source
  const erase = async () => {
    await deleteSource(id, source.id)
    toast.done(t('{name} was deleted', { name }))
    await navigate({ to: '/chatbots/$id/knowledge', params: { id } })
  }
  return (
    <Confirm
      {...dialog}
      title={t('Delete {name}?', { name })}
      description={t(
        'The chatbot stops answering from it with the next message, and the original is deleted. This cannot be undone.',
      )}
      action={t('Delete')}
      onConfirm={erase}
    />
  )
}
