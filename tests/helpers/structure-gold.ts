import { readdirSync, readFileSync } from 'node:fs'
import { readText } from '#electron/import/formats/text/reader.ts'
import { ROLES } from '#shared/domain/block.ts'
import type { Role } from '#shared/domain/block.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import type { StructureBlock } from '#shared/structure/view.ts'

const FOLDER = new URL('../fixtures/structure/', import.meta.url)

export interface GoldArticle {
  readonly name: string
  readonly roles: readonly Role[]
  /** Blocks as they come from a plain text with pictures in it. */
  readonly blocks: readonly StructureBlock[]
}

/** Articles of several kinds, each line with its role; a line without one goes on with the line before it. */
export function readStructureGold(): readonly GoldArticle[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => {
      const roles: Role[] = []
      const blocks: StructureBlock[] = []
      let lines: string[] = []
      const flush = (): void => {
        blocks.push(...readText(lines.join('\n')))
        lines = []
      }
      for (const line of readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n')) {
        const [first = '', ...rest] = line.split('\t')
        const role = ROLES.find((known) => known === first)
        if (role !== undefined) roles.push(role)
        if (role === 'figure') {
          flush()
          blocks.push({ text: '', hint: { role, confidence: 1 } })
        } else lines.push(role === undefined ? line : rest.join('\t'))
      }
      flush()
      return { name: file.replace('.tsv', ''), roles, blocks }
    })
}

/** Every block of the gold with what it is and what it was taken for. */
export function compareWithGold(
  article: GoldArticle,
): readonly { text: string; wanted: Role | undefined; own: Role }[] {
  return assignRoles(article.blocks).map((guess, index) => ({
    text: article.blocks[index]?.text ?? '',
    wanted: article.roles[index],
    own: guess.role,
  }))
}
