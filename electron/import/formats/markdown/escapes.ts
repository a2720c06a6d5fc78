import type { fromMarkdown } from 'mdast-util-from-markdown'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]
type Extension = NonNullable<
  Exclude<NonNullable<Parameters<typeof fromMarkdown>[1]>, string>['mdastExtensions']
>[number]

/** Signs of dialects that are looked for in bare words, and what stands for each of them where it was escaped. */
const SIGNS = '~*^$[]'
const STAND_INS = '\ue0e0\ue0e1\ue0e2\ue0e3\ue0e4\ue0e5'
const STAND_IN = /[\ue0e0-\ue0e5]/gu

/** A sign behind a backslash is itself and no form: the tree keeps no backslash, so it keeps another sign in its place. */
export const escapedSigns = (): Extension => ({
  exit: {
    characterEscapeValue(token) {
      const text = this.stack.pop()
      if (text === undefined || !('value' in text)) return
      const sign = this.sliceSerialize(token)
      const at = SIGNS.indexOf(sign)
      text.value += at < 0 ? sign : STAND_INS.charAt(at)
      if (text.position !== undefined) text.position.end = { ...token.end }
    },
  },
})

/** The words with the signs that were escaped. */
export function withSigns(words: string): string {
  return words.replace(STAND_IN, (stand) => SIGNS.charAt(STAND_INS.indexOf(stand)))
}

/** Addresses, titles and names have no form: in them the signs stand as they are. */
export function settleEscapes<R extends Root>(tree: R): R {
  const settle = (node: Nodes): void => {
    const fields = node as unknown as Record<string, unknown>
    for (const key of ['url', 'title', 'alt', 'label', 'identifier', 'lang', 'meta']) {
      const value = fields[key]
      if (typeof value === 'string') fields[key] = withSigns(value)
    }
    if ('children' in node) node.children.forEach(settle)
  }
  settle(tree)
  return tree
}
