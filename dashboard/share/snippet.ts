/** The script tag that embeds a chatbot. @param token of a verified visitor */
export function snippetOf(id: string, token?: string): string {
  const identity = token === undefined ? '' : ` data-token="${token}"`
  return `<script src="${location.origin}/widget.js" data-chatbot-id="${id}"${identity} async></script>`
}
