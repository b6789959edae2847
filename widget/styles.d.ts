/** A style sheet as a text, for `CSSStyleSheet`. Vite knows these addresses; our own bundler is taught them. */
declare module '*.css?inline' {
  const text: string
  export default text
}
