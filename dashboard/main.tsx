/** Starts the dashboard. Language and theme load first, so that nothing renders twice. */
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
// Without its dictionary the dashboard falls back to English.
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
        {/* The page's CSP blocks inline styles. */}
        <CSPProvider disableStyleElements>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </CSPProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
