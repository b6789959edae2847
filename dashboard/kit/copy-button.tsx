import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '../language/language.ts'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { useToast } from './toast.tsx'

const SAID_MS = 2000

type Props = { text: string; label?: string; className?: string }

/** Copies a text and confirms it. */
export function CopyButton({ text, label = t('Copy'), className }: Props) {
  const [isCopied, setCopied] = useState(false)
  const toast = useToast()
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    if (await copyText(text)) setCopied(true)
    else toast.failed(new Error('no clipboard'))
  }
  return (
    <Button size="small" className={className} onClick={() => void copy()}>
      {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{isCopied ? t('Copied') : label}</span>
    </Button>
  )
}
