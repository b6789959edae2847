/** Starts the dashboard: its language and theme first, so that nothing is drawn twice. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ToastProvider } from './kit/toast.tsx'
import { speak, wantedLanguage } from './language/language.ts'
import { queries } from './queries.ts'
import { router } from './routes.tsx'
import { onSessionChange } from './session.ts'
import './styles.css'
import { followTheme } from './theme.ts'

followTheme()
// Without its dictionary the dashboard is still there, in English.
await speak(wantedLanguage()).catch(() => undefined)
onSessionChange(() => {
  queries.clear()
  void router.invalidate()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        {/* The page's policy lets no style in that stands in the page. */}
        <CSPProvider disableStyleElements>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </CSPProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
