/** Reads robots.txt (RFC 9309): the rules of the group that names this server, else those for all. */
import { matchesPath, normalizePath, pathOf } from './path-patterns.ts'

export type RobotsRule = { isAllowed: boolean; pattern: string }

/** The name in robots.txt. */
const PRODUCT = 'frontdesk'
/** Real files have at most some hundreds. */
const MAX_RULES = 2000
const MAX_PATTERN = 1000

type Groups = { own: RobotsRule[]; all: RobotsRule[]; namesOwn: boolean }

export function readRobots(text: string): RobotsRule[] {
  const groups: Groups = { own: [], all: [], namesOwn: false }
  let open = new Set<string>()
  let isBeginning = true
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [field, value] = fieldOf(line)
    if (field === 'user-agent') {
      if (!isBeginning) open = new Set()
      isBeginning = true
      open.add(nameOf(value))
      groups.namesOwn ||= nameOf(value) === PRODUCT
    } else if (field === 'allow' || field === 'disallow') {
      isBeginning = false
      addRule(groups, open, { isAllowed: field === 'allow', pattern: value })
    }
  }
  return groups.namesOwn ? groups.own : groups.all
}

function fieldOf(line: string): [field: string, value: string] {
  const [written = ''] = line.split('#', 1)
  const colon = written.indexOf(':')
  if (colon === -1) return ['', '']
  return [written.slice(0, colon).trim().toLowerCase(), written.slice(colon + 1).trim()]
}

/** `Frontdesk/1.0` names Frontdesk. */
function nameOf(value: string): string {
  return value.split('/', 1)[0]?.trim().toLowerCase() ?? ''
}

/** An empty pattern is no rule. */
function addRule(groups: Groups, open: ReadonlySet<string>, { isAllowed, pattern }: RobotsRule): void {
  if (pattern === '' || pattern.length > MAX_PATTERN) return
  const rule = { isAllowed, pattern: normalizePath(pattern) }
  if (open.has(PRODUCT) && groups.own.length < MAX_RULES) groups.own.push(rule)
  if (open.has('*') && groups.all.length < MAX_RULES) groups.all.push(rule)
}

/** The longest pattern that matches decides; of two, the one that allows. */
export function isAllowedByRobots(rules: readonly RobotsRule[], address: string): boolean {
  const path = pathOf(address)
  let best: RobotsRule | undefined
  for (const rule of rules) {
    if (best && rule.pattern.length < best.pattern.length) continue
    if (!matchesPath(rule.pattern, path)) continue
    if (!best || rule.pattern.length > best.pattern.length || rule.isAllowed) best = rule
  }
  return best?.isAllowed ?? true
}
