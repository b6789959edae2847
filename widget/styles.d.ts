/** A style sheet as text, for `CSSStyleSheet`. Vite supports this import. */
declare module '*.css?inline' {
  const text: string
  export default text
}
