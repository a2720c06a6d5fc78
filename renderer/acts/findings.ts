import { dismissFinding, restoreFinding, type DismissedFinding } from '#shared/acts/findings.ts'
import { addNote, type Signature } from '#shared/acts/notes.ts'
import { isFree, replaceWords, type BlockReplacing } from '#shared/acts/replacing.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import { rightAt } from '#shared/checks/right-words.ts'
import { withoutRivals } from '#shared/punctuation/choices.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NOTE_KINDS } from '#shared/domain/note.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import { newId } from '#shared/lib/ids.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { i18n } from '../i18n/i18n.ts'
import { changeSettings, isForReading, showOverlay, toastOfAct } from './actions.ts'
import { toast } from './toasts.ts'
import { appStore } from '../store/app-store.ts'
import { bundlesOf, type BlockBundle, type Bundles } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { alsoOf, type PlacedFinding } from '#shared/checks/stands.ts'
import { findingsStore } from '../store/findings.ts'
import { draftOnText, sign } from './notes.ts'

/** The words of a finding in the language of the window. */
export function findingWords(finding: Pick<PlacedFinding, 'rule' | 'values'>): string {
  return i18n.t(`findings.${finding.rule}`, { ...finding.values })
}

/**
 * Puts the right words in the finding's place as a suggestion that says why; where none are known, or others want the place,
 * opens a correction to write them.
 */
export function takeFinding(finding: PlacedFinding): void {
  const { open } = session.store.getState()
  const places = open === undefined ? [] : mendable([finding], bundlesOf(open.tables))
  if (places.length === 0) return noteFinding(finding, 'correction')
  const told = (): void => toastOfAct(i18n.t('findings.suggestedMany', { count: 1 }), 'ok')
  sign(
    'suggestion.add',
    (signature) => replaceWords(replacingOf(places), signature, findingWords(finding)),
    undefined,
    told,
  )
}

/** What should stand in the finding's place; undefined where its rule does not know. */
export function rightOf(finding: PlacedFinding, block: Block): string | undefined {
  return rightAt(finding, block.text, finding.words)
}

/** Opens a note on the finding's place, with its words to begin with; `correction` asks for the right text. */
export function noteFinding(
  finding: PlacedFinding,
  kind: Extract<(typeof NOTE_KINDS)[number], 'comment' | 'correction'>,
): void {
  if (isForReading()) return
  const { blockId, start, end } = finding
  if (blockId === undefined) return toast('info', i18n.t('findings.noPlace'))
  const { open } = session.store.getState()
  const block = open && bundlesOf(open.tables).byId.get(blockId)?.block
  const suggest = kind === 'correction' && block !== undefined ? rightOf(finding, block) : undefined
  draftOnText(
    kind,
    { blockId, offset: start },
    { blockId, offset: end },
    { body: findingWords(finding), ...(suggest === undefined ? {} : { suggest }) },
  )
}

/** The finding as a dismissal names it. */
function aboutOf(finding: PlacedFinding): DismissedFinding | undefined {
  const article = [...(session.store.getState().open?.tables.article.values() ?? [])][0]
  if (article === undefined) return undefined
  const { rule, blockId, words } = finding
  const place = { articleId: article.id, versionId: article.currentVersionId }
  return { ...place, rule, blockId, words, also: alsoOf(finding) }
}

/** Leaves the finding as it is, here and for these words; offers to take it back. */
export function dismiss(finding: PlacedFinding): void {
  const about = aboutOf(finding)
  if (about === undefined) return
  const told = (): void => toastOfAct(i18n.t('findings.dismissed'))
  sign('finding.dismiss', (signature) => dismissFinding(about, signature), undefined, told)
}

/** The word that a finding takes for wrong and that the house may say is right; undefined where there is none. */
export function wordOf({ rule, values }: Pick<PlacedFinding, 'rule' | 'values'>): string | undefined {
  const word = rule.startsWith('typo.') ? values?.['old'] : rule === 'english.spelling' ? values?.['here'] : undefined
  return typeof word === 'string' && word.length > 1 ? word : undefined
}

/** Leaves all open findings of a rule as they are, as one act. */
export function dismissAll(like: readonly PlacedFinding[]): void {
  const abouts = like.flatMap((finding) => aboutOf(finding) ?? [])
  const told = (): void => toastOfAct(i18n.t('findings.dismissedMany', { count: abouts.length }))
  sign(
    'finding.dismiss-all',
    (signature) => ({ added: abouts.flatMap((about) => dismissFinding(about, signature).added ?? []) }),
    undefined,
    told,
  )
}

/** A finding that can be put right at once: its block, and what should stand in its place. */
export interface Mendable {
  readonly finding: PlacedFinding
  readonly bundle: BlockBundle
  readonly after: string
}

/** The findings whose right words are known and free to be changed. */
export function mendable(like: readonly PlacedFinding[], bundles: Bundles): readonly Mendable[] {
  return like.flatMap((finding): readonly Mendable[] => {
    const bundle = bundles.byId.get(finding.blockId ?? '')
    if (bundle === undefined) return []
    const { start, end, words } = finding
    const after = rightOf(finding, bundle.block)
    // Where an accepted suggestion stands in the words they are not the block's own.
    const isOwn = sliceCodePoints(bundle.block.text, start, end) === words && isFree({ start, end }, bundle.suggestions)
    return after === undefined || !isOwn ? [] : [{ finding, bundle, after }]
  })
}

/** Shows all places of a rule that can be put right at once, to be looked at first; says where there is none. */
export function suggestAll(like: readonly PlacedFinding[], bundles: Bundles): void {
  const [place] = mendable(like, bundles)
  if (place === undefined) toast('info', i18n.t('findings.mend.none'))
  else showOverlay({ kind: 'mend', rule: place.finding.rule })
}

/** Puts the right words in these places, all of one rule, as suggestions of one act. */
export function mendAll(places: readonly Mendable[]): void {
  const [first] = places
  if (first === undefined) return
  const told = (): void => toastOfAct(i18n.t('findings.suggestedMany', { count: places.length }), 'ok')
  const reason = i18n.t(`rules.${first.finding.rule}`)
  sign('finding.suggest-all', (signature) => replaceWords(replacingOf(places), signature, reason), undefined, told)
}

function replacingOf(places: readonly Mendable[]): readonly BlockReplacing[] {
  return [...Map.groupBy(places, ({ bundle }) => bundle)].map(([{ block, suggestions: standing }, own]) => ({
    block,
    standing,
    places: own.map(({ finding: { start, end }, after }) => ({ start, end, after })),
  }))
}

/** Makes a comment of each of these findings that has a place, as one act. */
export function noteAll(like: readonly PlacedFinding[]): void {
  const { open } = session.store.getState()
  const article = open && [...open.tables.article.values()][0]
  if (open === undefined || article === undefined) return
  const { blocks } = bundlesOf(open.tables)
  const fresh = like.flatMap((finding) => {
    const { blockId, start, end } = finding
    const target = blockId && makeTarget(blocks, { blockId, offset: start }, { blockId, offset: end })
    if (!target) return []
    const about = { articleId: article.id, versionId: article.currentVersionId }
    return [{ ...about, id: newId() as NoteId, kind: 'comment' as const, body: findingWords(finding), target }]
  })
  if (fresh.length === 0) return toast('info', i18n.t('findings.noPlace'))
  const told = (): void => toastOfAct(i18n.t('findings.notedMany', { count: fresh.length }), 'ok')
  const add = (signature: Signature): Partial<ChangeSet> => ({
    added: fresh.flatMap((note) => addNote(note, signature).added ?? []),
  })
  sign('finding.note-all', add, undefined, told)
}

/** The finding counts again. */
export function restore(dismissal: Dismissal): void {
  sign('finding.restore', () => restoreFinding(dismissal))
}

/** Switches a rule off for every article, and says how many findings go with it. */
export function switchRuleOff(rule: string): void {
  const { rulesOff } = appStore.getState().settings
  if (rulesOff.includes(rule)) return
  const count = findingsStore.getState().findings.filter((each) => each.rule === rule).length
  void changeSettings({ rulesOff: [...rulesOff, rule] })
  toast('info', i18n.t('findings.ruleOff', { rule: i18n.t(`rules.${rule}`), count }), {
    label: i18n.t('common.undo'),
    run: () => switchRule(rule, true),
  })
}

/**
 * Switches a rule on or off; a rule that is off by default runs when it is named, and takes the place of those that
 * contradict it.
 */
export function switchRule(rule: string, isOn: boolean, isDefault = true): void {
  const { rulesOff, rulesOn } = appStore.getState().settings
  const without = (list: readonly string[]): string[] => list.filter((each) => each !== rule)
  void changeSettings({
    rulesOff: isOn ? without(rulesOff) : [...without(rulesOff), rule],
    rulesOn: isOn && !isDefault ? [...withoutRivals([...without(rulesOn), rule])] : without(rulesOn),
  })
}
