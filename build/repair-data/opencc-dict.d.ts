/** Dictionaries of opencc-js as it ships them: pairs `from to`, parted by `|`. */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
