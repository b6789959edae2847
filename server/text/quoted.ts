/**
 * Text that somebody wrote, for a model to read, between tags. None closes a quotation, or opens one: a mark
 * stands in the place of what would. Taking it out could leave another behind.
 * @param tags those that mean something where this stands
 */
export function quoted(tag: string, text: string, tags: readonly string[] = [tag]): string {
  return `<${tag}>\n${text.replaceAll(anyOf(tags), '‹')}\n</${tag}>`
}

/** What a reader passes over: spaces, and signs that are not to be seen. */
const UNSEEN = '[\\s\\p{Cf}]*'

/** A model reads as people do: `< / Facts >` and `＜/facts` close a quotation for it as `</facts>` does. */
function anyOf(tags: readonly string[]): RegExp {
  const names = tags.map((tag) => [...tag].join(UNSEEN)).join('|')
  return new RegExp(`[<＜﹤](?=${UNSEEN}(?:[/／]${UNSEEN})?(?:${names})(?![\\p{L}\\p{N}_-]))`, 'giu')
}

/**
 * The words by which open models tell whose turn it is: of ChatML and Llama 3, DeepSeek, Llama 2 and Mistral,
 * Gemma. Where a model is served with its template, such a word in a message begins a message of another
 * role.
 */
const ROLE_WORDS =
  /<(?=[|｜][\w▁-]{1,40}[|｜]>|<\/?SYS>>|\/?(?:s|bos|eos|start_of_turn|end_of_turn)>)|\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\])/g

/** The text with those words so spelt that no model takes them for its own; people read them as before. */
export function withoutRoleWords(text: string): string {
  return text.replaceAll(ROLE_WORDS, (sign) => (sign === '<' ? '‹' : '［'))
}
