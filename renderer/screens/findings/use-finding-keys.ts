import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { goTo } from '../../acts/actions.ts'
import { dismiss, dismissAll, noteAll, noteFinding, restore, suggestAll, takeFinding } from '../../acts/findings.ts'
import { makeAlike } from '../../acts/alike.ts'
import { neverTell } from '../../acts/house-words.ts'
import { followRow } from '../../lib/panes.ts'
import type { Bundles } from '../../store/by-block.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { focusArticle } from '../proof/cards/focus-article.ts'
import type { ListedFinding } from './finding-lines.ts'

/** J and K move, 1 makes a note, S puts right, 3 asks how, I leaves as it is, Enter leads to the text. */
export function useFindingKeys(
  shown: readonly ListedFinding[],
  live: string | undefined,
  { byRule, bundles }: { readonly byRule: ReadonlyMap<string, readonly PlacedFinding[]>; readonly bundles: Bundles },
): void {
  const at = shown.findIndex(({ finding }) => finding.id === live)
  const go = (index: number): void => {
    const next = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (next === undefined) return
    goTo({ kind: 'finding', id: next.finding.id })
    followRow()
  }
  const onLive =
    (run: (listed: ListedFinding) => void): CommandHandler =>
    () => {
      const here = shown[at]
      if (here === undefined) return false
      run(here)
      return undefined
    }
  useCommands({
    'next-place': () => go(at + 1),
    'previous-place': () => go(at === -1 ? 0 : at - 1),
    'note-comment': onLive(({ finding }) => noteFinding(finding, 'comment')),
    'note-correction': onLive(({ finding }) => noteFinding(finding, 'correction')),
    'finding-suggest': onLive(({ finding }) => takeFinding(finding)),
    'finding-dismiss': onLive(({ finding, state }) => {
      if (state.kind === 'dismissed') restore(state.dismissal)
      else {
        dismiss(finding)
        go(at + 1)
      }
    }),
    'finding-never': onLive(({ finding }) => {
      neverTell(finding, () => go(at + 1))
    }),
    'finding-suggest-all': onLive(({ finding }) => suggestAll(byRule.get(finding.rule) ?? [], bundles)),
    'finding-alike': onLive(({ finding }) => makeAlike(finding, 'there')),
    'finding-alike-here': onLive(({ finding }) => makeAlike(finding, 'here')),
    'finding-note-all': onLive(({ finding }) => noteAll(byRule.get(finding.rule) ?? [])),
    'finding-dismiss-all': onLive(({ finding }) => {
      const like = byRule.get(finding.rule) ?? []
      if (like.length > 0) dismissAll(like)
    }),
    'finding-to-text': onLive(() => focusArticle()),
  })
}
