/** Light, dark, or the system's preference. */
export type Theme = 'light' | 'dark' | 'system'

const KEPT_AS = 'frontdesk:theme'
const system = matchMedia('(prefers-color-scheme: dark)')

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEPT_AS)
  else localStorage.setItem(KEPT_AS, theme)
  apply()
}

export function followTheme(): void {
  apply()
  system.addEventListener('change', apply)
  // Changed in another tab.
  addEventListener('storage', apply)
}

function apply(): void {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
}
