import { runsRightToLeft } from '#shared/text/direction.ts'
import { directionProperty } from './block-style.ts'
import { NOBODY } from '#shared/domain/common.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { hashText } from '#shared/lib/hash-text.ts'
import type { COMMENT_SUBJECTS } from '#electron/returned/identity.ts'
import { run, runProperties } from './run-properties.ts'
import { wordDate } from './changes.ts'
import { part, tag } from './xml.ts'

/** A comment before it has a number: a thread's first, or an answer to it. */
export interface CommentWords {
  readonly author: string
  readonly atMs: number
  /** Stands in bold before the words: what kind of note it is, where it is more than a comment. */
  readonly label?: string
  readonly body: string
  /** A picture above the words, as a run. */
  readonly picture?: string | undefined
  readonly isResolved?: boolean
  /** What of `body` was put before the words of what was said. */
  readonly before?: string
  readonly of?: CommentSubject
}

/** The record that a comment tells. */
export interface CommentSubject {
  readonly type: (typeof COMMENT_SUBJECTS)[number]
  readonly id: string
}

/** A comment as it can be known again. */
export interface ToldComment {
  readonly id: number | string
  readonly paragraph: string
  readonly of: CommentSubject
  readonly lead: number
  readonly text: string
  readonly isDone: boolean
}

/** Where a thread lies, as elements of the text around it. */
export interface CommentMarks {
  readonly start: string
  /** The end of its range with the sign that leads to it. */
  readonly end: string
}

/** What a document has already to which comments are put. Styles are named by their ids; an empty one is none. */
export interface BesideOthers {
  readonly firstId?: number
  readonly takenParagraphs?: ReadonlySet<string>
  readonly textStyle?: string
  readonly referenceStyle?: string
}

/** The comments of a document with their threads (ECMA-376-1, 17.13.4; MS-DOCX 2.5.1). */
export class Comments {
  readonly #comments: string[] = []
  readonly #extended: string[] = []
  readonly #ids: string[] = []
  readonly #people = new Set<string>()
  readonly #told: ToldComment[] = []
  readonly #beside: Required<BesideOthers>
  readonly #paragraphs: string[] = []

  constructor(beside: BesideOthers = {}) {
    this.#beside = {
      firstId: 0,
      takenParagraphs: new Set(),
      textStyle: 'CommentText',
      referenceStyle: 'CommentReference',
      ...beside,
    }
  }

  /** A thread; Word wants each of its comments anchored in the same place. */
  thread(first: CommentWords, answers: readonly CommentWords[]): CommentMarks {
    const isResolved = first.isResolved ?? false
    const root = this.#add(first, undefined, isResolved)
    const parent = this.#paragraphs.at(-1)
    return this.#marks([root, ...answers.map((answer) => this.#add(answer, parent, isResolved))])
  }

  /** Answers to a comment that the document has already, by the id of that one's last paragraph. */
  answers(parent: string, answers: readonly CommentWords[], isResolved: boolean): CommentMarks {
    return this.#marks(answers.map((answer) => this.#add(answer, parent, isResolved)))
  }

  #marks(ids: readonly number[]): CommentMarks {
    const each = (make: (id: number) => string): string => ids.map(make).join('')
    return {
      start: each((id) => tag('w:commentRangeStart', { 'w:id': id })),
      end: each(
        (id) =>
          tag('w:commentRangeEnd', { 'w:id': id }) +
          tag('w:r', {}, this.#styled(), tag('w:commentReference', { 'w:id': id })),
      ),
    }
  }

  get isEmpty(): boolean {
    return this.#comments.length === 0
  }

  get xml(): string {
    return part('w:comments', this.elements.comments)
  }

  get extendedXml(): string {
    return part('w15:commentsEx', this.elements.extended)
  }

  get idsXml(): string {
    return part('w16cid:commentsIds', this.elements.ids)
  }

  get peopleXml(): string {
    return part('w15:people', ...[...this.#people].map(person))
  }

  /** The comments that tell a record. */
  get told(): readonly ToldComment[] {
    return this.#told
  }

  /** Notes a comment that the document had already. */
  know(comment: ToldComment): void {
    this.#told.push(comment)
  }

  /** Who says something in it. */
  get people(): ReadonlySet<string> {
    return this.#people
  }

  /** What stands in each part, without its root. */
  get elements(): { readonly comments: string; readonly extended: string; readonly ids: string } {
    return { comments: this.#comments.join(''), extended: this.#extended.join(''), ids: this.#ids.join('') }
  }

  #styled(): string {
    const { referenceStyle } = this.#beside
    return referenceStyle === '' ? '' : tag('w:rPr', {}, tag('w:rStyle', { 'w:val': referenceStyle }))
  }

  /** The id of a comment's last paragraph, by which threads are tied (below 0x80000000, MS-DOCX 2.2.4). */
  #paragraphId(): string {
    const { takenParagraphs } = this.#beside
    let value = 0x1000_0000 + this.#paragraphs.length
    while (takenParagraphs.has(hex(value)) || this.#paragraphs.includes(hex(value))) value += 0x1_0000
    this.#paragraphs.push(hex(value))
    return hex(value)
  }

  #add(words: CommentWords, parent: string | undefined, isDone: boolean): number {
    const id = this.#beside.firstId + this.#comments.length
    const own = this.#paragraphId()
    const { textStyle } = this.#beside
    const styled = textStyle === '' ? '' : tag('w:pStyle', { 'w:val': textStyle })
    const styleOf = (line: string): string => {
      const properties = styled + directionProperty(line)
      return properties === '' ? '' : tag('w:pPr', {}, properties)
    }
    const { atMs, label, body, picture, of, before = '' } = words
    const author = words.author === NOBODY ? '' : words.author
    if (author !== '') this.#people.add(author)
    const lines = body.split('\n')
    const paragraphs = lines.map((line, at) => {
      const isLast = at === lines.length - 1
      const sign = at === 0 ? tag('w:r', {}, this.#styled(), tag('w:annotationRef')) : ''
      const bold = at === 0 && label !== undefined ? run(`${label} `, tag('w:b') + tag('w:bCs')) : ''
      const said = run(line, (isRight) => runProperties([], isRight), false, runsRightToLeft(line))
      return tag('w:p', isLast ? { 'w14:paraId': own, 'w14:textId': '77777777' } : {}, styleOf(line), sign, bold, said)
    })
    const above = picture === undefined ? '' : tag('w:p', {}, styleOf(''), picture)
    const said = { 'w:id': id, 'w:author': author, 'w:date': wordDate(atMs), 'w:initials': initialsOf(author) }
    this.#comments.push(tag('w:comment', said, above, ...paragraphs))
    this.#extended.push(
      tag('w15:commentEx', {
        'w15:paraId': own,
        'w15:paraIdParent': parent,
        'w15:done': isDone ? 1 : 0,
      }),
    )
    if (of !== undefined) {
      const lead = (picture === undefined ? '' : '\n') + (label === undefined ? '' : `${label} `)
      const text = (lead + body).trimEnd()
      this.#told.push({ id, paragraph: own, of, lead: codePointLength(lead + before), text, isDone })
    }
    // Stays with the comment when Word numbers all of them anew.
    const durable = (hashText(`${author}\n${String(atMs)}\n${body}`) % 0x7fff_fffe) + 1
    this.#ids.push(tag('w16cid:commentId', { 'w16cid:paraId': own, 'w16cid:durableId': hex(durable) }))
    return id
  }
}

/** Somebody in the list of a document's people. */
export function person(name: string): string {
  return tag(
    'w15:person',
    { 'w15:author': name },
    tag('w15:presenceInfo', { 'w15:providerId': 'None', 'w15:userId': name }),
  )
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}

/** A surname for a Chinese name, first letters for others. */
function initialsOf(name: string): string {
  if (/^\p{Script=Han}/u.test(name)) return Array.from(name)[0] ?? ''
  return name
    .split(/\s+/u)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .slice(0, 3)
    .toUpperCase()
}
