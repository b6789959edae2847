/**
 * Wraps untrusted text in tags for a model. The text cannot open or close a quotation: such tags are replaced
 * by a mark. Removing them could create new ones.
 * @param tags the tags that have a meaning in this context
 */
export function quoted(tag: string, text: string, tags: readonly string[] = [tag]): string {
  return `<${tag}>\n${text.replaceAll(anyOf(tags), '‹')}\n</${tag}>`
}

/** Characters that a reader ignores: spaces, and invisible signs. */
const UNSEEN = '[\\s\\p{Cf}]*'

/** By list of tags, of which the code has a few. */
const patterns = new WeakMap<readonly string[], RegExp>()

/** Models are lenient: `< / Facts >` and `＜/facts` close a quotation like `</facts>` does. */
function anyOf(tags: readonly string[]): RegExp {
  const known = patterns.get(tags)
  if (known) return known
  const names = tags.map((tag) => [...tag].join(UNSEEN)).join('|')
  const pattern = new RegExp(`[<＜﹤](?=${UNSEEN}(?:[/／]${UNSEEN})?(?:${names})(?![\\p{L}\\p{N}_-]))`, 'giu')
  patterns.set(tags, pattern)
  return pattern
}

/**
 * Control tokens of open models for roles: of ChatML and Llama 3, DeepSeek, Llama 2 and Mistral, Gemma. Where
 * a model is served with its template, such a token in a message begins a message of another role.
 */
const ROLE_WORDS =
  /<(?=[|｜][\w▁-]{1,40}[|｜]>|<\/?SYS>>|\/?(?:s|bos|eos|start_of_turn|end_of_turn)>)|\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\])/g

/** Alters those tokens so that no model recognises them; they still read the same to people. */
export function withoutRoleWords(text: string): string {
  return text.replaceAll(ROLE_WORDS, (sign) => (sign === '<' ? '‹' : '［'))
}
