type Attributes = Readonly<Record<string, string | boolean | undefined>>

/** Creates an element; `true` sets an empty attribute, `false` and `undefined` omit it. Strings become text nodes. */
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
  close: 'M6 6l12 12M18 6 6 18',
  new: 'M12 5H7a3 3 0 0 0-3 3v9a3 3 0 0 0 3 3h9a3 3 0 0 0 3-3v-5M10 14l1-4 8.5-8.5 3 3L14 13z',
  up: 'M7 11H4v9h3zl4-8a2 2 0 0 1 2.2 2.3L12.7 9H18a2 2 0 0 1 2 2.4l-1.3 7A2 2 0 0 1 16.7 20H7',
} as const

export type Shape = keyof typeof shapes

/** An icon, hidden from assistive technology. */
export function icon(shape: Shape): SVGElement {
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

/** An icon button with an accessible name. */
export function iconButton(
  kind: string,
  shape: Shape,
  label: string,
  pressed: () => void,
): HTMLButtonElement {
  return button({ class: kind, 'aria-label': label, title: label }, pressed, icon(shape))
}

/** The focused element, also within a shadow root. */
export const hasFocus = (node: Element): boolean => node.matches(':focus')
