/** The owner's profile, which a personal chatbot draws on. */
import { answerOf, CallFailed, frontdesk } from '../server.ts'
import type { Beginning } from './beginning.ts'

const NOTHING = { skills: '', experience: '', interests: '' }

/** Keeps an existing profile. */
export async function rememberProfile({ name, about }: Beginning): Promise<void> {
  if (await hasProfile()) return
  const body = { ...NOTHING, name: name.trim(), bio: about.trim() }
  await answerOf(frontdesk.PUT('/profile', { body }))
}

async function hasProfile(): Promise<boolean> {
  try {
    await answerOf(frontdesk.GET('/profile'))
    return true
  } catch (error) {
    if (error instanceof CallFailed && error.status === 404) return false
    throw error
  }
}
