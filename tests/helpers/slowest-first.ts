import path from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import SECONDS from './data/seconds.json' with { type: 'json' }

/**
 * The files that take longest come first, so that no worker ends with a long one while the other stands by. vitest would
 * go by its own memory, which a fresh clone does not have, and then by size, which says nothing of the time.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const seconds = new Map<string, number>(Object.entries(SECONDS))
    const of = ({ moduleId }: TestSpecification): number =>
      seconds.get(path.relative(this.ctx.config.root, moduleId).split(path.sep).join('/')) ?? 0
    const order = ({ project }: TestSpecification): number => project.config.sequence.groupOrder
    // The sort is stable: files without a time stay as vitest orders them.
    return (await super.sort(files)).sort((a, b) => order(a) - order(b) || of(b) - of(a))
  }
}
