import { unzipSync } from 'fflate'
import { DOMParser } from 'linkedom'

/** A Word document as an XML parser that is not ours sees it. */
export interface ReadDocx {
  readonly names: readonly string[]
  readonly part: (name: string) => Document
  /** Text of each paragraph, a table as one, with all changes accepted or refused. */
  readonly paragraphs: (changes: 'accepted' | 'refused') => readonly string[]
  readonly comments: readonly {
    readonly id: string
    readonly author: string
    readonly words: string
    readonly range: string
  }[]
  readonly threads: readonly { readonly id: string; readonly parent: string | undefined; readonly isDone: boolean }[]
}

const elements = (root: ParentNode, name: string): readonly Element[] => [
  ...root.querySelectorAll(name.replace(':', '\\:')),
]

export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes)
  const part = (name: string): Document => {
    const file = files[name]
    if (file === undefined) throw new Error(`no part ${name}`)
    return new DOMParser().parseFromString(new TextDecoder().decode(file), 'text/xml') as unknown as Document
  }
  const body = elements(part('word/document.xml'), 'w:body')[0]
  if (body === undefined) throw new Error('no body')
  const comments = 'word/comments.xml' in files ? elements(part('word/comments.xml'), 'w:comment') : []
  const extended =
    'word/commentsExtended.xml' in files ? elements(part('word/commentsExtended.xml'), 'w15:commentEx') : []
  const paraOf = new Map(
    comments.map((comment) => [
      elements(comment, 'w:p').at(-1)?.getAttribute('w14:paraId') ?? '',
      comment.getAttribute('w:id') ?? '',
    ]),
  )
  return {
    names: Object.keys(files),
    part,
    paragraphs: (changes) => paragraphsOf(body, changes),
    comments: comments.map((comment) => ({
      id: comment.getAttribute('w:id') ?? '',
      author: comment.getAttribute('w:author') ?? '',
      words: elements(comment, 'w:t')
        .map((text) => text.textContent)
        .join(''),
      range: rangeOf(body, comment.getAttribute('w:id') ?? ''),
    })),
    threads: extended.map((entry) => ({
      id: paraOf.get(entry.getAttribute('w15:paraId') ?? '') ?? '',
      parent: paraOf.get(entry.getAttribute('w15:paraIdParent') ?? ''),
      isDone: entry.getAttribute('w15:done') === '1',
    })),
  }
}

function paragraphsOf(body: Element, changes: 'accepted' | 'refused'): readonly string[] {
  const texts: string[] = []
  let open = ''
  for (const child of body.children) {
    if (child.localName === 'tbl' || child.nodeName === 'w:tbl') {
      texts.push(
        elements(child, 'w:tr')
          .map((row) =>
            elements(row, 'w:tc')
              .map((cell) =>
                elements(cell, 'w:p')
                  .map((each) => textOf(each, changes))
                  .join('\n'),
              )
              .join('\t'),
          )
          .join('\n'),
      )
    } else if (child.nodeName === 'w:p') {
      open += textOf(child, changes)
      const mark = elements(child, 'w:pPr')[0]
      const isGone = mark !== undefined && elements(mark, changes === 'accepted' ? 'w:del' : 'w:ins').length > 0
      if (isGone) continue
      texts.push(open)
      open = ''
    }
  }
  return texts
}

function textOf(node: Element, changes: 'accepted' | 'refused'): string {
  const dropped = changes === 'accepted' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
  if (dropped.includes(node.nodeName)) return ''
  if (node.nodeName === 'w:t' || node.nodeName === 'w:delText') return node.textContent
  return [...node.children].map((child) => textOf(child, changes)).join('')
}

/** The words between a comment's two marks, as they were before the changes. */
function rangeOf(body: Element, id: string): string {
  let isIn = false
  let words = ''
  const walk = (node: Element): void => {
    const { nodeName } = node
    if (nodeName === 'w:commentRangeStart' && node.getAttribute('w:id') === id) isIn = true
    else if (nodeName === 'w:commentRangeEnd' && node.getAttribute('w:id') === id) isIn = false
    else if (nodeName === 'w:ins' || nodeName === 'w:moveTo') return
    else if (isIn && (nodeName === 'w:t' || nodeName === 'w:delText')) words += node.textContent
    for (const child of node.children) walk(child)
  }
  walk(body)
  return words
}
