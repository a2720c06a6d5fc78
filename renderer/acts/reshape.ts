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
  return reshape('block.merge', merged, blockId)
}

/** Whether it could be joined so. */
export function canMergeWithBefore(blockId: string): boolean {
  return changeOf(merged, blockId) !== undefined
}

function merged({ tables, index, blocks }: Shape): Partial<ChangeSet> | undefined {
  const block = blocks[index]
  const before = blocks[index - 1]
  return block && before && mergeBlocks(before, block, recordsIn(tables))
}

/** Cuts the block in two at the caret. */
export function splitAt(blockId: string, offset: number): void {
  reshape('block.split', cutAt(offset), blockId)
}

/** Whether it could be cut there. */
export function canSplitAt(blockId: string, offset: number): boolean {
  return changeOf(cutAt(offset), blockId) !== undefined
}

function cutAt(offset: number): Build {
  return ({ tables, index, blocks }) => {
    const block = blocks[index]
    return block && splitBlock(block, offset, blocks[index + 1], recordsIn(tables))
  }
}

interface Shape {
  readonly tables: Tables
  readonly blocks: readonly Block[]
  readonly index: number
}

type Build = (shape: Shape) => Partial<ChangeSet> | undefined

function changeOf(build: Build, blockId: string): Partial<ChangeSet> | undefined {
  const { open } = session.store.getState()
  if (open === undefined) return undefined
  const { blocks } = bundlesOf(open.tables)
  return build({ tables: open.tables, blocks, index: blocks.findIndex((block) => block.id === blockId) })
}

function reshape(name: string, build: Build, blockId: string): boolean {
  if (session.store.getState().open === undefined) return false
  const change = changeOf(build, blockId)
  if (change === undefined) toast('info', i18n.t(`proof.cannot.${name === 'block.merge' ? 'merge' : 'split'}`))
  return change !== undefined && sign(name, () => change)
}
