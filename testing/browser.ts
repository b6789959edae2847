/** A real Chromium, headless. Playwright brings none along, so one that the machine has is used. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const FLAGS = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
]

/** The one that the variable CHROMIUM names, or that stands where it is usually installed. */
export const browserPath = [process.env.CHROMIUM, ...PLACES, chromium.executablePath()].find(
  (place) => place && existsSync(place),
)

/** For `skip`: why browser tests cannot run here, false when they can. */
export const noBrowser = browserPath ? false : 'no Chromium on this machine; CHROMIUM may name one'

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? '', args: FLAGS.map((flag) => `--${flag}`) })
}
