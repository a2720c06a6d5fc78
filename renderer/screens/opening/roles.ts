import type { Translate } from '#shared/messages/translate.ts'
import type { Role } from '#shared/domain/block.ts'
import type { TextForm } from '#shared/domain/mark.ts'
import type { SourceBlock } from '#shared/domain/source-document.ts'
import { ordinalsOf, type Ordinal } from '#shared/text/ordinals.ts'
import { pictureName } from '../../lib/where.ts'

/** Below this the rules are not sure of a role, and the editor is asked to look (the same as the importer's). */
const DOUBTFUL = 0.6

/** Roles by their keys in this screen. */
export const ROLE_KEYS: readonly (readonly [key: string, role: Role])[] = [
  ['1', 'section-heading'],
  ['2', 'paragraph'],
  ['3', 'quotation'],
  ['4', 'caption'],
  ['0', 'furniture'],
]

const HEAD: readonly Role[] = [
  'headline',
  'kicker',
  'subheadline',
  'byline',
  'editor-line',
  'dateline',
  'source',
  'lead',
  'note',
]

/** Parts of the structure list; what is doubtful comes first, whatever it is. */
export const PARTS = ['doubtful', 'head', 'headings', 'captions', 'furniture', 'body'] as const
export type Part = (typeof PARTS)[number]

/** Where a block is listed; figures are told of by their captions. */
export function partOf({ role, isDoubtful }: Pick<PlacedBlock, 'role' | 'isDoubtful'>): Part | undefined {
  return isDoubtful ? 'doubtful' : partOfRole(role)
}

function partOfRole(role: Role): Part | undefined {
  if (HEAD.includes(role)) return 'head'
  if (role === 'section-heading') return 'headings'
  if (role === 'caption' || role === 'credit') return 'captions'
  if (role === 'furniture') return 'furniture'
  return role === 'figure' ? undefined : 'body'
}

/** What a doubtful block may be instead: nearly always a paragraph. */
export function otherRole(role: Role): Role {
  return role === 'paragraph' ? 'section-heading' : 'paragraph'
}

/** A block with its place, as the structure list shows it. */
export interface PlacedBlock extends TextForm, Ordinal {
  /** A caption, and not that of a table. */
  readonly asksForPicture: boolean
  readonly index: number
  readonly role: Role
  readonly text: string
  readonly isDoubtful: boolean
  /** Index of the picture of a figure among those that came with the article. */
  readonly asset?: number
}

/** The blocks as they would be kept: the roles that the editor set stand before those of the rules. */
export function placedBlocks(
  blocks: readonly SourceBlock[],
  chosen: readonly { readonly block: number; readonly role: Role }[],
): readonly PlacedBlock[] {
  const set = new Map(chosen.map(({ block, role }) => [block, role]))
  const placed = blocks.map((block, index) => ({ block, role: set.get(index) ?? block.role, figure: block.figure }))
  const counted = ordinalsOf(placed, ({ figure }) => figure)
  return placed.map(({ block, role }, index) => {
    const isDoubtful = !set.has(index) && block.confidence < DOUBTFUL && role !== 'figure' && role !== 'paragraph'
    return {
      index,
      role,
      text: block.text,
      marks: block.marks,
      listNumber: block.listNumber,
      isDoubtful,
      asksForPicture: role === 'caption' && !isOfTable(blocks, index),
      ordinal: counted[index]?.ordinal ?? 0,
      caption: counted[index]?.caption,
      ...(block.asset === undefined ? {} : { asset: block.asset }),
    }
  })
}

/** Whether a caption stands over or under a table, and at no picture. */
function isOfTable(blocks: readonly SourceBlock[], index: number): boolean {
  const beside = [blocks[index - 1]?.role, blocks[index + 1]?.role]
  return beside.includes('table') && !beside.includes('figure')
}

/** The name of a block's place, as its repairs are told of: the headline, paragraph 3, caption 2. */
export function placeName(block: PlacedBlock, t: Translate): string {
  if (block.role === 'paragraph') return t('opening.structure.paragraph', { number: block.ordinal })
  return roleName(block, t)
}

/** What a block is called beside its text; a picture that has a caption leaves its number to it. */
export function roleName(block: PlacedBlock, t: Translate): string {
  if (block.role === 'caption' || (block.role === 'figure' && block.caption === undefined))
    return pictureName(block, (key, values) => t(key, values))
  return t(`common.role.${block.role}`)
}
