import type { PlacedFinding } from '#shared/checks/stands.ts'
import { makeAlike } from '../../acts/alike.ts'
import { dismiss, noteFinding, restore, takeFinding } from '../../acts/findings.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { session } from '../../store/current.ts'
import { findingsStore, standsOf } from '../../store/findings.ts'
import { noteRun } from '../../typing/note-run.ts'
import { placeInSight } from './place-in-sight.ts'

/** The keys of the finding whose card is open beside the text; at its desk the desk's own come first. */
export function FindingCommands() {
  useCommands({
    // Words that are selected come first: a note over them is of them.
    'note-comment': onLive((finding) => (noteRun() === undefined ? noteFinding(finding, 'comment') : false)),
    'note-correction': onLive((finding) => (noteRun() === undefined ? noteFinding(finding, 'correction') : false)),
    'finding-suggest': onLive(takeFinding),
    'finding-alike': onLive((finding) => makeAlike(finding, 'there')),
    'finding-alike-here': onLive((finding) => makeAlike(finding, 'here')),
    'finding-dismiss': onLive((finding) => {
      const { open } = session.store.getState()
      const state = open && standsOf(findingsStore.getState().findings, open.tables).get(finding.id)
      if (state?.kind === 'dismissed') restore(state.dismissal)
      else dismiss(finding)
    }),
  })
  return null
}

const onLive =
  (run: (finding: PlacedFinding) => unknown): CommandHandler =>
  () => {
    const place = placeInSight()
    const finding =
      place?.kind === 'finding' ? findingsStore.getState().findings.find(({ id }) => id === place.id) : undefined
    if (finding === undefined) return false
    return run(finding)
  }
