import type { AnnotationFault } from '#shared/contract/annotations.ts'
import type { NoteKind } from '#shared/domain/note.ts'
import { readBodies, type Bodies } from './bodies.ts'
import { SETS } from './check-resource.ts'
import { fieldsOf, listOf, textOf } from './fields.ts'
import type { Entry } from './parse-document.ts'
import { hashOf, idOf } from './terms.ts'

/** An annotation of any system, as far as it is read here. */
export interface ForeignAnnotation {
  readonly id: string
  /** Why it is none; empty where it is correct. */
  readonly faults: readonly AnnotationFault[]
  /** What it is known by: its id, else all that it says. */
  readonly key: string
  readonly motivations: readonly string[]
  readonly creator: string | undefined
  readonly createdAtMs: number | undefined
  readonly modifiedAtMs: number | undefined
  readonly bodies: Bodies
  /** What it is about, each by itself. */
  readonly targets: readonly unknown[]
  /** Our own data, if it has any: the record, and where it stood. */
  readonly own: Readonly<Record<string, unknown>> | undefined
}

export function readForeignAnnotation({ id, isNamed, fields, faults }: Entry, language: string): ForeignAnnotation {
  return {
    id,
    faults,
    key: isNamed ? id : JSON.stringify(fields),
    motivations: listOf(fields['motivation']).flatMap((each) => textOf(each) ?? []),
    creator: readCreator(fields['creator']),
    createdAtMs: readTime(fields['created']),
    modifiedAtMs: readTime(fields['modified']),
    bodies: readBodies(fields, language),
    targets: listOf(fields['target']).flatMap(membersOf),
    own: fieldsOf(fields['galley']),
  }
}

/** Several resources that are one target (3.2.7) are looked for each by itself. */
function membersOf(target: unknown): readonly unknown[] {
  const fields = fieldsOf(target)
  return fields !== undefined && listOf(fields['type']).some((type) => SETS.has(type))
    ? listOf(fields['items'])
    : [target]
}

/** The kind of note that an annotation of another system becomes. */
export function kindOf({ motivations, bodies }: ForeignAnnotation): NoteKind {
  if (motivations.includes('editing') || bodies.replacement !== undefined) return 'correction'
  if (motivations.includes('questioning')) return 'query'
  if (bodies.isPraise) return 'praise'
  return motivations.includes('highlighting') && bodies.words === '' ? 'highlight' : 'comment'
}

/** The id under which another system's annotation is kept: always the same, so that reading twice adds nothing. */
export function keptId(foreignId: string): string {
  return idOf('note', foreignId) ?? `w${hashOf(foreignId).slice(0, 24)}`
}

/** The longest name that is signed, in UTF-16 units. */
const MOST_NAME = 120

/** Its people by the names that they go by; where they have none, by what they are known by. */
function readCreator(value: unknown): string | undefined {
  const names = listOf(value).flatMap((each) => {
    const fields = fieldsOf(each)
    const given = ['name', 'nickname', 'email', 'id'].flatMap((key) => textOf(listOf(fields?.[key])[0]) ?? [])
    const name = (textOf(each) ?? given.find((text) => text.trim() !== '') ?? '').replace(/^mailto:/u, '')
    const line = name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
    return line === '' ? [] : [line]
  })
  const joined = names.join('、')
  if (joined === '') return undefined
  return joined.length <= MOST_NAME
    ? joined
    : Array.from(joined)
        .slice(0, MOST_NAME / 2)
        .join('')
}

function readTime(value: unknown): number | undefined {
  const [first] = listOf(value)
  const ms = typeof first === 'string' ? Date.parse(first) : Number.NaN
  return Number.isNaN(ms) || ms < 0 ? undefined : ms
}
