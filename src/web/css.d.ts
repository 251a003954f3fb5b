/** A style sheet as its text: the bundle holds it. */
declare module '*.css' {
  const text: string
  export default text
}
