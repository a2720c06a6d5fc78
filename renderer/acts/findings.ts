import { dismissFinding, restoreFinding } from '#shared/acts/findings.ts'
import type { NOTE_KINDS } from '#shared/domain/note.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import { i18n } from '../i18n/i18n.ts'
import { changeSettings, isForReading, toastOfAct } from './actions.ts'
import { toast } from './toasts.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { alsoOf, findingsStore, type PlacedFinding } from '../store/findings.ts'
import { draftOnText, sign } from './notes.ts'

/** The words of a finding in the language of the window. */
export function findingWords(finding: Pick<PlacedFinding, 'rule' | 'values'>): string {
  return i18n.t(`findings.${finding.rule}`, { ...finding.values })
}

/** Opens a note on the finding's place, with its words to begin with; `correction` asks for the right text. */
export function noteFinding(
  finding: PlacedFinding,
  kind: Extract<(typeof NOTE_KINDS)[number], 'comment' | 'correction'>,
): void {
  if (isForReading()) return
  const { blockId, start, end } = finding
  if (blockId === undefined) return toast('info', i18n.t('findings.noPlace'))
  draftOnText(kind, { blockId, offset: start }, { blockId, offset: end }, { body: findingWords(finding) })
}

/** Leaves the finding as it is, here and for these words; offers to take it back. */
export function dismiss(finding: PlacedFinding): void {
  const article = [...(session.store.getState().open?.tables.article.values() ?? [])][0]
  if (article === undefined) return
  const about = {
    articleId: article.id,
    versionId: article.currentVersionId,
    rule: finding.rule,
    blockId: finding.blockId,
    words: finding.words,
    also: alsoOf(finding),
  }
  const told = (): void => toastOfAct(i18n.t('findings.dismissed'))
  sign('finding.dismiss', (signature) => dismissFinding(about, signature), undefined, told)
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

/** Switches a rule on or off; a rule that is off by default runs when it is named. */
export function switchRule(rule: string, isOn: boolean, isDefault = true): void {
  const { rulesOff, rulesOn } = appStore.getState().settings
  const without = (list: readonly string[]): string[] => list.filter((each) => each !== rule)
  void changeSettings({
    rulesOff: isOn ? without(rulesOff) : [...without(rulesOff), rule],
    rulesOn: isOn && !isDefault ? [...without(rulesOn), rule] : without(rulesOn),
  })
}
