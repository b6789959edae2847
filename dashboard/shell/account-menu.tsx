import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { accountQuery } from '../account/account-queries.ts'
import { Button } from '../kit/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../kit/menu.tsx'
import { chooseLanguage, LANGUAGES, type Language, language, t } from '../language/language.ts'
import { endSession } from '../session.ts'
import { chooseTheme, chosenTheme, type Theme } from '../theme.ts'

const THEMES = [
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
  { theme: 'system', label: 'System', icon: Monitor },
] as const satisfies { theme: Theme; label: string; icon: typeof Sun }[]

/** The account, theme, language and sign-out. */
export function AccountMenu({ isSmall = false }: { isSmall?: boolean }) {
  const { data } = useQuery(accountQuery)
  const name = data?.email ?? data?.username ?? ''
  const [theme, setTheme] = useState(chosenTheme)
  const mark = (
    <span
      aria-hidden
      // Drawn by CSS, so that it is not part of the button's accessible name.
      data-letter={(name[0] ?? '?').toUpperCase()}
      className="grid size-7 place-items-center rounded-full bg-tint font-semibold text-accent text-xs before:content-[attr(data-letter)]"
    />
  )
  const trigger = isSmall ? (
    <Button look="quiet" size="icon" aria-label={t('Your account')}>
      {mark}
    </Button>
  ) : (
    <Button look="quiet" className="w-full justify-start px-2 font-normal">
      {mark}
      <span className="sr-only">{t('Your account')}</span>
      <span className="min-w-0 flex-1 truncate text-left">{name}</span>
      <ChevronsUpDown aria-hidden className="text-quiet" />
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {name && <p className="max-w-64 truncate px-3 py-2 text-quiet text-sm">{name}</p>}
      <MenuSeparator />
      {THEMES.map(({ theme: each, label, icon: Icon }) => (
        <MenuItem
          key={each}
          onClick={() => {
            chooseTheme(each)
            setTheme(each)
          }}
        >
          <Icon aria-hidden /> {t(label)} {theme === each && '✓'}
        </MenuItem>
      ))}
      <MenuSeparator />
      {Object.entries(LANGUAGES).map(([tag, label]) => (
        <MenuItem key={tag} onClick={() => chooseLanguage(tag as Language)}>
          <span lang={tag}>{label}</span> {language() === tag && '✓'}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onClick={() => void endSession()}>
        <LogOut aria-hidden /> {t('Sign out')}
      </MenuItem>
    </Menu>
  )
}
