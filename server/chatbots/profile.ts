/** An owner's profile, which their chatbots use. Each text may be empty. */
export type ProfileTexts = {
  name: string
  location: string
  bio: string
  skills: string
  experience: string
  interests: string
}

/** Turns a profile into knowledge in the first person, which the chatbot may repeat literally. */
export function knowledgeOf({ name, location, bio, skills, experience, interests }: ProfileTexts): string {
  const sections: [before: string, text: string, after: string][] = [
    ['My name is ', name, '.'],
    ['I live in ', location, '.'],
    ['## About me\n', bio, ''],
    ['## My skills\n', skills, ''],
    ['## My experience\n', experience, ''],
    ['## My interests\n', interests, ''],
  ]
  return sections
    .filter(([, text]) => text.trim() !== '')
    .map(([before, text, after]) => before + text.trim() + after)
    .join('\n\n')
}
