/**
 * Text that somebody wrote, for a model to read, between tags. None closes a quotation, or opens one: a mark
 * stands in the place of what would. Taking it out could leave another behind.
 * @param tags those that mean something where this stands
 */
export function quoted(tag: string, text: string, tags: readonly string[] = [tag]): string {
  const closing = new RegExp(`<(?=/?(?:${tags.join('|')})>)`, 'gi')
  return `<${tag}>\n${text.replaceAll(closing, '‹')}\n</${tag}>`
}
