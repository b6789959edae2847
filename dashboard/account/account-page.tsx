import type { ReactNode } from 'react'
import { useTitle } from '../shell/page.tsx'

type Props = { title: string; hint?: ReactNode; children: ReactNode; footer?: ReactNode }

/** Layout of the screens for signed-out users. */
export function AccountPage({ title, hint, children, footer }: Props) {
  useTitle(title)
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-10">
      <div className="flex items-center gap-2.5 font-semibold text-lg">
        <img src="/app/icon.svg" alt="" className="size-8" />
        Frontdesk
      </div>
      <section className="flex flex-col gap-5 rounded-2xl border border-line bg-raised p-6 shadow-sm">
        <div>
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {hint && <p className="mt-1 text-quiet text-sm">{hint}</p>}
        </div>
        {children}
      </section>
      {footer && <p className="text-center text-quiet text-sm">{footer}</p>}
    </main>
  )
}
