import { mergeBlocks, splitBlock } from '#shared/acts/reshape.ts'
import type { Block } from '#shared/domain/block.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import { i18n } from '../i18n/i18n.ts'
import { toast } from './toasts.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { sign } from './notes.ts'
import { recordsIn, type Tables } from '../store/tables.ts'

/** Joins the block to the text block before it; false where that cannot be, which has been said. */
export function mergeWithBefore(blockId: string): boolean {
  return reshape(
    'block.merge',
    ({ tables, index, blocks }) => {
      const block = blocks[index]
      const before = blocks[index - 1]
      return block && before && mergeBlocks(before, block, recordsIn(tables))
    },
    blockId,
  )
}

/** Cuts the block in two at the caret. */
export function splitAt(blockId: string, offset: number): void {
  reshape(
    'block.split',
    ({ tables, index, blocks }) => {
      const block = blocks[index]
      return block && splitBlock(block, offset, blocks[index + 1], recordsIn(tables))
    },
    blockId,
  )
}

interface Shape {
  readonly tables: Tables
  readonly blocks: readonly Block[]
  readonly index: number
}

function reshape(name: string, build: (shape: Shape) => Partial<ChangeSet> | undefined, blockId: string): boolean {
  const { open } = session.store.getState()
  if (open === undefined) return false
  const { blocks } = bundlesOf(open.tables)
  const index = blocks.findIndex((block) => block.id === blockId)
  const change = build({ tables: open.tables, blocks, index })
  if (change === undefined) toast('info', i18n.t(`proof.cannot.${name === 'block.merge' ? 'merge' : 'split'}`))
  return change !== undefined && sign(name, () => change)
}
