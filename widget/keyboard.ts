/**
 * Safari's keyboard overlays the page instead of resizing it: fit the node into the visual viewport.
 * @returns a function that stops it
 */
export function followKeyboard(node: HTMLElement): () => void {
  const viewport = window.visualViewport
  const follow = () => {
    if (!viewport) return
    const isCovered = viewport.scale === 1 && viewport.height < window.innerHeight - 1
    node.style.setProperty('--height', isCovered ? `${viewport.height}px` : '')
    node.style.setProperty('--top', isCovered ? `${viewport.offsetTop}px` : '')
  }
  for (const name of ['resize', 'scroll']) viewport?.addEventListener(name, follow)
  return () => {
    for (const name of ['resize', 'scroll']) viewport?.removeEventListener(name, follow)
  }
}
