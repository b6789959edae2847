/** How many conversations each owner and each user has: few have many, most have few. */

/** Mean number of messages of a generated conversation, and the share of each kind of person. */
const MESSAGES_OF_CONVERSATION = 8.6
const SHARE_OF_USERS = 0.2

/** The largest owner and the largest user, where the database has enough conversations for them. */
const LARGEST_OWNER = 100_000
const LARGEST_USER = 1000
/** The longest conversation has a thousand messages, and at most a tenth of all. */
const MOST_TURNS = 500

export type Shape = {
  /** Conversations of each owner's chatbot, the largest first. */
  owners: number[]
  /** Conversations of each user of the mobile and chat APIs, the largest first. */
  users: number[]
  /** Of the longest conversation. */
  mostTurns: number
}

export function shapeOf(messages: number): Shape {
  const conversations = Math.max(40, Math.round(messages / MESSAGES_OF_CONVERSATION))
  const ofUsers = Math.round(conversations * SHARE_OF_USERS)
  return {
    owners: skewed(conversations - ofUsers, LARGEST_OWNER, 1.1),
    users: skewed(ofUsers, LARGEST_USER, 0.8),
    mostTurns: Math.min(MOST_TURNS, Math.ceil(messages / 20)),
  }
}

/**
 * Sizes that fall with a power of the rank, as in Zipf's law.
 * @param largest of the first one, and at most a ninth of all
 */
function skewed(total: number, largest: number, exponent: number): number[] {
  const first = Math.min(largest, Math.ceil(total / 9))
  const sizes: number[] = []
  for (let left = total; left > 0; left -= sizes.at(-1) ?? 1) {
    const size = Math.max(1, Math.floor(first / (sizes.length + 1) ** exponent))
    sizes.push(Math.min(size, left))
  }
  return sizes
}
