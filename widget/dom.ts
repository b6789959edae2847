type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** Makes an element; a `true` attribute is set empty, `false` and `undefined` are left out. Text is always text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

const shapes = {
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  stop: 'M7.5 7.5h9v9h-9z',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  done: 'M5 12.5 10 17.5 19.5 7',
} as const

/** A line drawing beside or instead of a label; assistive technology does not hear it. */
export function icon(shape: keyof typeof shapes): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const drawing = document.createElementNS(namespace, 'svg')
  const path = document.createElementNS(namespace, 'path')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('class', `icon icon-${shape}`)
  drawing.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', shapes[shape])
  drawing.append(path)
  return drawing
}

export function button(
  attributes: Attributes,
  pressed: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children)
  made.addEventListener('click', pressed)
  return made
}
