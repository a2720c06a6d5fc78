import type { Reply } from '#shared/domain/note.ts'
import {
  readXmlPart,
  type DocumentTrace,
  type Relationship,
  type TracedPart,
} from '#electron/import/formats/docx/parts.ts'
import { childOf, childrenOf, isXmlElement, type XmlElement } from '#electron/import/formats/xml/parse-xml.ts'
import { person, type CommentMarks, type Comments } from '../comments.ts'
import { answerWords } from '../threads.ts'
import { part } from '../xml.ts'
import type { KnownThread } from './from-file.ts'
import type { PartWriter } from './part-writer.ts'
import { appendTo, rootChildren, withNames } from './parts.ts'

/** Ids that a document has given already, and the styles that its comments are in. */
export interface Taken {
  readonly lastId: number
  readonly lastComment: number
  readonly paragraphs: ReadonlySet<string>
  readonly textStyle: string
  readonly referenceStyle: string
}

/** The kinds of parts that comments are in, by their relationship. */
export const COMMENT_PARTS = ['comments', 'commentsExtended', 'commentsIds', 'people'] as const
export type CommentPart = (typeof COMMENT_PARTS)[number]

const HIGHEST = 0x7fff_0000

/** What is taken in a document, by all the parts of it that were read. */
export function takenIn(trace: DocumentTrace, styles: XmlElement | undefined): Taken {
  const paragraphs = new Set<string>()
  let lastId = 0
  let lastComment = -1
  const walk = (element: XmlElement): void => {
    const id = Number(element.attributes['w:id'] ?? Number.NaN)
    if (Number.isInteger(id) && id < HIGHEST) {
      if (element.name === 'w:comment') lastComment = Math.max(lastComment, id)
      else lastId = Math.max(lastId, id)
    }
    const own = element.attributes['w14:paraId'] ?? element.attributes['w15:paraId']
    if (own !== undefined) paragraphs.add(own.toUpperCase())
    for (const child of element.children) if (isXmlElement(child)) walk(child)
  }
  for (const { root } of trace.parts.values()) walk(root)
  const styleOf = (type: string, name: string): string =>
    childrenOf(styles, 'w:style').find(
      (style) =>
        style.attributes['w:type'] === type && childOf(style, 'w:name')?.attributes['w:val']?.toLowerCase() === name,
    )?.attributes['w:styleId'] ?? ''
  return {
    lastId,
    lastComment,
    paragraphs,
    textStyle: styleOf('paragraph', 'annotation text'),
    referenceStyle: styleOf('character', 'annotation reference'),
  }
}

/** The parts of a document that hold its comments. */
export function commentPartsOf(
  trace: DocumentTrace,
  archive: Parameters<typeof readXmlPart>[0],
  relationships: ReadonlyMap<string, Relationship>,
): ReadonlyMap<CommentPart, TracedPart> {
  const found = new Map<CommentPart, TracedPart>()
  for (const { type, target, isExternal } of relationships.values()) {
    const name = COMMENT_PARTS.find((each) => each === type)
    if (isExternal || name === undefined || found.has(name)) continue
    readXmlPart(archive, target, trace)
    const read = trace.parts.get(target)
    if (read !== undefined) found.set(name, read)
  }
  return found
}

/** Answers to comments of the file, and what became of them: written beside what stands there. */
export class KnownComments {
  readonly #trace: DocumentTrace
  readonly #writer: PartWriter
  readonly #parts: ReadonlyMap<CommentPart, TracedPart>
  readonly #taken: Taken
  /** Entries of threads that had none. */
  #entries = ''
  #count = 0

  constructor(trace: DocumentTrace, writer: PartWriter, parts: ReadonlyMap<CommentPart, TracedPart>, taken: Taken) {
    this.#trace = trace
    this.#writer = writer
    this.#parts = parts
    this.#taken = taken
  }

  get entries(): string {
    return this.#entries
  }

  /** False where the document does not say where the comment is. */
  answer(
    { thread, note, old }: KnownThread,
    answers: readonly Reply[],
    comments: Comments,
    entryOf: (paragraph: string, isDone: boolean) => string,
  ): boolean {
    const isResolved = note.state === 'resolved'
    const know = (paragraph: string, isDone: boolean): void =>
      comments.know({
        id: thread.first.id,
        paragraph,
        of: { type: 'note', id: note.id },
        lead: 0,
        text: thread.first.body.trimEnd(),
        isDone,
      })
    for (const { comment, reply } of old)
      comments.know({
        id: comment.id,
        paragraph: lastParagraph(comment.element)?.attributes['w14:paraId'] ?? '',
        of: { type: 'reply', id: reply.id },
        lead: 0,
        text: comment.body.trimEnd(),
        isDone: thread.isDone,
      })
    const known = lastParagraph(thread.first.element)?.attributes['w14:paraId'] ?? ''
    if (answers.length === 0 && isResolved === thread.isDone) {
      know(known, isResolved)
      return true
    }
    const paragraph = this.#paragraphOf(thread.first.element)
    know(paragraph ?? known, paragraph === undefined ? thread.isDone : isResolved)
    if (paragraph === undefined) return false
    this.#settle(paragraph, isResolved, entryOf, answers.length > 0)
    if (answers.length === 0) return true
    const marks = comments.answers(paragraph, answers.map(answerWords), isResolved)
    return this.#putBeside(thread.first.id, marks)
  }

  #settle(
    paragraph: string,
    isDone: boolean,
    entryOf: (paragraph: string, isDone: boolean) => string,
    isNeeded: boolean,
  ): void {
    const extended = this.#parts.get('commentsExtended')
    const entry = rootChildren(extended, 'w15:commentEx').find(
      ({ attributes }) => attributes['w15:paraId']?.toUpperCase() === paragraph.toUpperCase(),
    )
    const span = entry === undefined ? undefined : this.#trace.spans.get(entry)
    if (extended === undefined || entry === undefined || span === undefined) {
      if (isDone || isNeeded) this.#entries += entryOf(paragraph, isDone)
      return
    }
    const value = isDone ? '1' : '0'
    if ((entry.attributes['w15:done'] ?? '0') === value) return
    const tag = extended.text.slice(span.start, span.open)
    const own = /(\s[\w.-]+:done\s*=\s*["'])[^"']*/u.exec(tag)
    const edits = this.#writer.editsOf(extended)
    if (own !== null) {
      const from = span.start + own.index + (own[1] ?? '').length
      edits.replace(from, span.start + own.index + own[0].length, value)
    } else edits.put(span.open - (tag.endsWith('/>') ? 2 : 1), ` w15:done="${value}"`)
  }

  /** The id of a comment's last paragraph; one that has none is given one. */
  #paragraphOf(comment: XmlElement): string | undefined {
    const comments = this.#parts.get('comments')
    const last = lastParagraph(comment)
    if (last === undefined || comments === undefined) return undefined
    const own = last.attributes['w14:paraId']
    if (own !== undefined) return own
    const span = this.#trace.spans.get(last)
    if (span === undefined) return undefined
    let value = ''
    do {
      value = (0x2000_0000 + this.#count).toString(16).toUpperCase()
      this.#count += 1
    } while (this.#taken.paragraphs.has(value))
    const isOneTag = comments.text[span.open - 2] === '/'
    this.#writer.editsOf(comments).put(span.open - (isOneTag ? 2 : 1), ` w14:paraId="${value}" w14:textId="77777777"`)
    return value
  }

  /** Answers lie where the comment lies that they answer. */
  #putBeside(id: string, marks: CommentMarks): boolean {
    for (const part of this.#trace.parts.values()) {
      const found = rangeOf(part.root, id)
      const reference = found.reference
      const end = reference === undefined ? undefined : this.#trace.spans.get(reference)
      if (end === undefined) continue
      const start = found.start === undefined ? end.start : (this.#trace.spans.get(found.start)?.end ?? end.start)
      const edits = this.#writer.editsOf(part)
      edits.put(start, marks.start, 2)
      edits.put(end.end, marks.end, 1)
      return true
    }
    return false
  }
}

/** Where a comment's range begins, and the run that refers to it. */
function rangeOf(
  root: XmlElement,
  id: string,
): { readonly start: XmlElement | undefined; readonly reference: XmlElement | undefined } {
  let start: XmlElement | undefined
  let reference: XmlElement | undefined
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isXmlElement(child)) continue
      const isOwn = child.attributes['w:id'] === id
      if (isOwn && child.name === 'w:commentRangeStart') start ??= child
      else if (isOwn && child.name === 'w:commentReference') reference ??= element
      else walk(child)
    }
  }
  walk(root)
  return { start, reference }
}

function lastParagraph(element: XmlElement): XmlElement | undefined {
  let last: XmlElement | undefined
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!isXmlElement(child)) continue
      if (child.name === 'w:p') last = child
      else walk(child)
    }
  }
  walk(element)
  return last
}

/** What is put to each part of the comments, or the whole part where the document has none. */
export function commentPart(
  kind: CommentPart,
  known: TracedPart | undefined,
  comments: Comments,
  entries: string,
  context: { readonly trace: DocumentTrace; readonly writer: PartWriter; readonly hasPictures: boolean },
): string | undefined {
  const names = new Set(rootChildren(known, 'w15:person').map(({ attributes }) => attributes['w15:author']))
  const xml = {
    comments: comments.elements.comments,
    commentsExtended: entries + comments.elements.extended,
    commentsIds: comments.elements.ids,
    people: [...comments.people]
      .filter((name) => !names.has(name))
      .map(person)
      .join(''),
  }[kind]
  const own = { comments: ['w', 'w14'], commentsExtended: ['w15'], commentsIds: ['w16cid'], people: ['w15'] }[kind]
  const drawn = kind === 'comments' && context.hasPictures ? ['r', 'wp', 'a', 'pic'] : []
  if (known === undefined) return xml === '' ? undefined : part(ROOTS[kind], xml)
  const edits = context.writer.editsOf(known)
  if (xml === '' && edits.isEmpty) return undefined
  appendTo(known, context.trace, edits, xml)
  withNames(known, context.trace, edits, [...own, ...drawn])
  return undefined
}

const ROOTS: Readonly<Record<CommentPart, string>> = {
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
  commentsIds: 'w16cid:commentsIds',
  people: 'w15:people',
}
