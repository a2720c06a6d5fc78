import { replaceIn } from '../../../acts/replace.ts'
import { toast } from '../../../acts/toasts.ts'
import { toastOfAct } from '../../../acts/actions.ts'
import { i18n } from '../../../i18n/i18n.ts'
import { appStore } from '../../../store/app-store.ts'
import { bundlesOf, type Bundles } from '../../../store/by-block.ts'
import { session } from '../../../store/current.ts'
import { findStore } from '../../../store/find.ts'
import { chooseAllPlaces, chosenPlaces, isChosen, keyOfPlace } from './chosen-places.ts'
import { planReplacing, type Replaced, type Replacement } from './plan-replacing.ts'
import { liveIndex, stepHit } from './ask.ts'
import { searchedIn, type Hit, type Hits } from './hits.ts'
import { findAll } from './use-hits.ts'

/** Finds anew, with what a pattern would put there; undefined where nothing can be replaced now, which is said. */
async function askAnew(): Promise<
  { readonly bundles: Bundles; readonly hits: Hits; readonly after: string } | undefined
> {
  const { open } = session.store.getState()
  const { view } = appStore.getState()
  const { query, replacement } = findStore.getState()
  if (open === undefined || query.words === '') return undefined
  if (view === 'original') {
    toast('info', i18n.t('find.notInOriginal'))
    return undefined
  }
  const bundles = bundlesOf(open.tables)
  const found = await findAll(searchedIn(bundles, view, open.tables), query, replacement)
  if (found === undefined || session.store.getState().open?.tables !== open.tables) return undefined
  return { bundles, hits: found.hits, after: replacement }
}

/** Replaces what can be replaced; undefined where nothing can be done: that has been said. */
function replaceShown(bundles: Bundles, replacements: readonly Replacement[]): Replaced | undefined {
  const plan = planReplacing(bundles, appStore.getState().view, replacements)
  return plan.replaced > 0 && !replaceIn(plan.blocks) ? undefined : plan
}

function asReplacement({ blockId, place, replacement }: Hit, after: string): Replacement | undefined {
  return place.kind === 'text' ? { blockId, runs: place.runs, after: replacement ?? after } : undefined
}

/** Replaces the live hit as a suggestion and goes on to the next. */
export async function replaceLive(): Promise<void> {
  const asked = await askAnew()
  const live = asked?.hits.hit(liveIndex(asked.hits, findStore.getState().cursor))
  if (asked === undefined || live === undefined) return
  const { bundles, hits, after } = asked
  const replacement = asReplacement(live, after)
  const done = replacement && replaceShown(bundles, [replacement])
  if (replacement === undefined) toast('info', i18n.t('find.leftBeside', { count: 1 }))
  else if (done?.alike === 1) toast('info', i18n.t('find.alike', { count: 1 }))
  else if (done?.replaced === 0) toast('info', i18n.t('find.leftChanged', { count: 1 }))
  stepHit({ hits, state: 'done' }, 1, bundles)
}

/** Replaces everywhere in the text, as suggestions of one act, and says what was left. */
export async function replaceEverywhere(): Promise<void> {
  const asked = await askAnew()
  if (asked === undefined) return
  const { bundles, hits, after } = asked
  const replacements: Replacement[] = []
  const chosen = chosenPlaces.getState()
  const isSifted = !chosen.isAll || chosen.others.size > 0
  let leftOut = 0
  for (let index = 0; index < hits.count; index += 1) {
    const hit = hits.hit(index)
    const replacement = hit && asReplacement(hit, after)
    if (hit === undefined || replacement === undefined) continue
    const key = isSifted ? keyOfPlace(hit, bundles) : undefined
    const isIn = key === undefined ? chosen.isAll : isChosen(key, chosen)
    if (!isIn) leftOut += 1
    else replacements.push(replacement)
  }
  if (isSifted && replacements.length === 0) return toast('info', i18n.t('find.noneChosen'))
  const done = replaceShown(bundles, replacements)
  if (done === undefined) return
  chooseAllPlaces()
  const beside = hits.count - replacements.length - leftOut
  const words = [
    done.replaced === 0 ? i18n.t('find.noneReplaced') : i18n.t('find.replaced', { count: done.replaced }),
    done.alike > 0 ? i18n.t('find.alike', { count: done.alike }) : '',
    done.left > 0 ? i18n.t('find.leftChanged', { count: done.left }) : '',
    beside > 0 ? i18n.t('find.leftBeside', { count: beside }) : '',
  ]
  const text = words.filter((each) => each !== '').join(' ')
  if (done.replaced === 0) toast('info', text)
  else toastOfAct(text, 'ok')
}
