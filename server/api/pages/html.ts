const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for attribute values in double quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** Markup made by `html` below, whose values are escaped. */
export type Html = { readonly markup: string }

type Value = string | Html | readonly Html[] | false

/** Template tag that escapes every value, except markup made by `html` itself. */
export function html(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = texts.reduce((made, text, index) => made + render(values[index - 1] ?? '') + text)
  return { markup }
}

function render(value: Value): string {
  if (value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}
