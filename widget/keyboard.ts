/**
 * Safari lays its keyboard over the page instead of shrinking it; then the node takes the height that is left, and
 * goes where that is. @returns ends it
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
