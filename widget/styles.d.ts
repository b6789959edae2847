/** A style sheet as text, for `CSSStyleSheet`. Vite supports this import; our bundler has a plugin for it. */
declare module '*.css?inline' {
  const text: string
  export default text
}
