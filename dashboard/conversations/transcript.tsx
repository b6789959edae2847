import { ArrowDown } from 'lucide-react'
import { Fragment, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { ScrollRegion } from '../kit/scroll-region.tsx'
import { day, t } from '../language/language.ts'
import type { Named } from './conversation-actions.ts'
import type { Conversation } from './conversation-queries.ts'
import { useIsTyping } from './live-state.ts'
import { MessageView } from './message.tsx'

type Props = {
  named: Named
  conversation: Conversation
  /** Position of the first unread message when the conversation was opened. */
  firstUnread: number | undefined
  onScroll: (isAtEnd: boolean) => void
}

/** Within this distance the reader is at the end: a line and a half. */
const NEAR_PX = 48

export function Transcript({ named, conversation, firstUnread, onScroll }: Props) {
  const { messages } = conversation
  const isTyping = useIsTyping(named.id, named.number)
  const { scroller, onScrolled, isBehind, toEnd } = useEnd(messages.length, isTyping, onScroll)
  const ownMessages = messages.filter(({ by }) => by === 'owner').length
  useOnChange(toEnd, `${ownMessages} ${conversation.is_taken_over}`)
  return (
    <div className="relative min-h-0 flex-1">
      <ScrollRegion
        ref={scroller}
        onScroll={onScrolled}
        label={t('Transcript')}
        className="relative h-full overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        <ol className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-3 py-5 sm:px-5">
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              <Separators
                at={message.created_at}
                before={messages[index - 1]?.created_at}
                isNew={message.position === firstUnread}
              />
              <MessageView named={named} message={message} question={questionBefore(conversation, index)} />
            </Fragment>
          ))}
          {isTyping && !conversation.is_taken_over && <Typing />}
        </ol>
      </ScrollRegion>
      {isBehind && (
        <Button
          size="small"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-lg shadow-black/10"
        >
          <ArrowDown aria-hidden /> {t('New messages')}
        </Button>
      )}
    </div>
  )
}

/** The visitor's message that a reply answers. */
function questionBefore({ messages }: Conversation, index: number): string {
  return messages.slice(0, index).findLast(({ by }) => by === 'visitor')?.content ?? ''
}

/** Follows new messages at the end; keeps the position of a reader further up. */
function useEnd(count: number, isTyping: boolean, tell: (isAtEnd: boolean) => void) {
  const scroller = useRef<HTMLElement>(null)
  const isAtEnd = useRef(true)
  const [seen, setSeen] = useState(count)
  const toEnd = useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each message, and when typing starts or ends
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd()
  }, [count, isTyping])
  useLayoutEffect(() => {
    const node = scroller.current
    if (!node) return
    const first = node.querySelector<HTMLElement>('[data-new]')
    // `scrollIntoView` would scroll the page too.
    if (first) node.scrollTop = first.offsetTop - NEAR_PX
    // The composer or a phone's keyboard shrinks it from below.
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd())
    observer.observe(node)
    return () => observer.disconnect()
  }, [toEnd])
  const onScrolled = () => {
    const node = scroller.current
    if (!node) return
    const isNow = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX
    if (isNow) setSeen(count)
    if (isNow === isAtEnd.current) return
    isAtEnd.current = isNow
    if (!isNow) setSeen(count)
    tell(isNow)
  }
  return { scroller, onScrolled, isBehind: count > seen && !isAtEnd.current, toEnd }
}

/** Scrolls to the end on send and on takeover. */
function useOnChange(run: () => void, value: string): void {
  const before = useRef(value)
  useLayoutEffect(() => {
    if (before.current === value) return
    before.current = value
    run()
  }, [run, value])
}

type SeparatorsProps = { at: string; before: string | undefined; isNew: boolean }

function Separators({ at, before, isNew }: SeparatorsProps) {
  const isOtherDay = before === undefined || new Date(before).toDateString() !== new Date(at).toDateString()
  return (
    <>
      {isOtherDay && (
        <li className="text-center text-quiet text-xs first-letter:uppercase">
          <time dateTime={at}>{day(at)}</time>
        </li>
      )}
      {isNew && (
        <li
          data-new
          className="flex items-center gap-3 font-medium text-accent text-xs before:h-px before:flex-1 before:bg-current before:opacity-40 after:h-px after:flex-1 after:bg-current after:opacity-40"
        >
          {t('New')}
        </li>
      )}
    </>
  )
}

function Typing() {
  return (
    <li className="flex gap-1 self-end rounded-2xl bg-tint px-4 py-3.5">
      <span className="sr-only">{t('Writing a reply…')}</span>
      {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
        <span key={delay} aria-hidden className={`size-1.5 animate-pulse rounded-full bg-accent ${delay}`} />
      ))}
    </li>
  )
}
