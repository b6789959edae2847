/** @returns the pattern of `like` for texts that contain this one */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
