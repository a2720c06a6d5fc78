/** Readability's own light tree, which it is faster in than in any other; its types leave it out. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    error: (message: string) => void
    parse(html: string): Document
  }
}
