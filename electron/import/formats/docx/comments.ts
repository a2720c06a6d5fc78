import type { SourceNote } from '#shared/domain/source-document.ts'
import { childrenOf, findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** A comment as Word keeps it; `parent`: the comment that it answers. */
export interface Comment {
  readonly element: XmlElement
  readonly id: string
  readonly author: string
  readonly date: string | null
  readonly body: string
  readonly paragraphs: readonly string[]
}

/** Where a comment's range begins and ends, by blocks of the document. */
export interface CommentPlace {
  block: number
  start: number
  endBlock: number
  end: number
}

/** A comment with what answers it. */
export interface CommentThread {
  readonly first: Comment
  readonly replies: readonly Comment[]
  readonly isDone: boolean
}

/** Comments with their replies (`commentsExtended`), at their places. One that is anchored nowhere stands at the start. */
export function readComments(
  root: XmlElement | undefined,
  extended: XmlElement | undefined,
  places: ReadonlyMap<string, CommentPlace>,
): readonly SourceNote[] {
  return readThreads(root, extended).map(({ first, replies, isDone }) => {
    const place = places.get(first.id) ?? { block: 0, start: 0, endBlock: 0, end: 0 }
    return {
      author: first.author,
      date: first.date,
      block: place.block,
      start: place.start,
      ...(place.endBlock === place.block ? {} : { endBlock: place.endBlock }),
      end: place.end,
      body: first.body,
      replies: replies.map(({ author, date, body }) => ({ author, date, body })),
      ...(isDone ? { state: 'resolved' as const } : {}),
    }
  })
}

/** The threads of a document's comments, in its order. */
export function readThreads(root: XmlElement | undefined, extended: XmlElement | undefined): readonly CommentThread[] {
  const comments = childrenOf(root, 'w:comment').map(readComment)
  const byParagraph = new Map(
    comments.flatMap((comment) => comment.paragraphs.map((paragraph) => [paragraph, comment] as const)),
  )
  const parents = new Map<string, string>()
  const done = new Set<string>()
  for (const entry of childrenOf(extended, 'w15:commentEx')) {
    const child = byParagraph.get(entry.attributes['w15:paraId'] ?? '')
    const parent = byParagraph.get(entry.attributes['w15:paraIdParent'] ?? '')
    if (child !== undefined && parent !== undefined && child !== parent) parents.set(child.id, parent.id)
    // Replies are done with what they answer; only the first comment's own word counts (MS-DOCX 2.5.4.3).
    if (child !== undefined && isOn(entry.attributes['w15:done'])) done.add(child.id)
  }
  const rootOf = (id: string): string => {
    let at = id
    // Word answers to the first comment only; a chain or a circle ends all the same.
    for (let step = 0; step < 50; step += 1) {
      const parent = parents.get(at)
      if (parent === undefined) return at
      at = parent
    }
    return id
  }
  return comments
    .filter((comment) => rootOf(comment.id) === comment.id)
    .map((first) => ({
      first,
      replies: comments.filter((other) => other.id !== first.id && rootOf(other.id) === first.id),
      isDone: done.has(first.id),
    }))
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function readComment(element: XmlElement): Comment {
  const paragraphs: XmlElement[] = []
  collect(element, paragraphs)
  return {
    element,
    id: element.attributes['w:id'] ?? '',
    author: element.attributes['w:author'] ?? '',
    date: element.attributes['w:date'] ?? null,
    body: paragraphs.map(plainText).join('\n').trimEnd(),
    paragraphs: paragraphs.flatMap((paragraph) => paragraph.attributes['w14:paraId'] ?? []),
  }
}

function collect(element: XmlElement, paragraphs: XmlElement[]): void {
  for (const child of element.children) {
    if (!isXmlElement(child)) continue
    if (child.name === 'w:p') paragraphs.push(child)
    else collect(child, paragraphs)
  }
}

/** Words of a paragraph as they are shown; the mark that refers to the comment itself is none. */
function plainText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (!isXmlElement(child)) continue
    if (child.name === 'w:t' || child.name === 'm:t')
      text += child.children.filter((part) => typeof part === 'string').join('')
    else if (child.name === 'w:tab') text += '\t'
    else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n'
    else if (child.name === 'w:noBreakHyphen') text += '\u2011'
    else if (child.name === 'mc:AlternateContent') text += plainText(findIn(child, 'mc:Choice') ?? child)
    else if (child.name !== 'w:del' && child.name !== 'w:moveFrom' && child.name !== 'w:pPr' && child.name !== 'w:rPr')
      text += plainText(child)
  }
  return text
}
