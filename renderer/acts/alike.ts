import { isFree, replaceWords, type BlockReplacing } from '#shared/acts/replacing.ts'
import { alikePlaces } from '#shared/checks/alike-places.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { i18n } from '../i18n/i18n.ts'
import { bundlesOf } from '../store/by-block.ts'
import type { Tables } from '../store/tables.ts'
import { session } from '../store/current.ts'
import { toastOfAct } from './actions.ts'
import { sign } from './notes.ts'

/** What would be written alike, by block: places that a suggestion stands in are left. `like`: the way, as it stands somewhere. */
export interface MadeAlike {
  readonly like: string
  readonly count: number
  readonly blocks: readonly BlockReplacing[]
}

/** In which two ways what a finding tells of can be made one: all as elsewhere, and all as here. */
export function alikeOf(
  finding: PlacedFinding,
  tables: Tables,
): { readonly there: MadeAlike; readonly here: MadeAlike } | undefined {
  const bundles = bundlesOf(tables)
  const ways = alikePlaces(finding, { blocks: bundles.blocks, suggestions: [...tables.suggestion.values()] })
  if (ways === undefined) return undefined
  const made = ({ like, places }: (typeof ways)['there']): MadeAlike => {
    const blocks = [...Map.groupBy(places, ({ blockId }) => blockId)].flatMap(
      ([id, own]): readonly BlockReplacing[] => {
        const bundle = bundles.byId.get(id)
        if (bundle === undefined) return []
        const { block, suggestions: standing } = bundle
        const free = own.filter((place) => isFree(place, standing))
        return free.length === 0 ? [] : [{ block, places: free, standing }]
      },
    )
    return { like, count: blocks.reduce((sum, own) => sum + own.places.length, 0), blocks }
  }
  return { there: made(ways.there), here: made(ways.here) }
}

/** Writes what a finding tells of in one way in all places, as suggestions of one act. */
export function makeAlike(finding: PlacedFinding, way: 'there' | 'here'): void {
  const { open } = session.store.getState()
  const made = open && alikeOf(finding, open.tables)?.[way]
  if (made === undefined || made.count === 0) return
  const told = (): void => toastOfAct(i18n.t('findings.suggestedMany', { count: made.count }), 'ok')
  sign('finding.make-alike', (signature) => replaceWords(made.blocks, signature), undefined, told)
}
