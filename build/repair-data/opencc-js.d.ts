/** The lists of opencc-js: pairs of characters or words, one script to the other. */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
