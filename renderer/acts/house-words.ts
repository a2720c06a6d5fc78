import type { CallOutput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { House, HouseDismissal, SheetPreview } from '#shared/contract/house.ts'
import { alsoOf, type PlacedFinding } from '#shared/checks/stands.ts'
import { canBeNeverTold, houseWords } from '#shared/checks/house-dismissals.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { PackEntry } from '#shared/lexicon/pack.ts'
import type { Result } from '#shared/lib/result.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { findingsStore } from '../store/findings.ts'
import { client } from '../transport/bridge.ts'
import { noteRun } from '../typing/note-run.ts'
import { asReviewer, showOverlay } from './actions.ts'
import { errorText, toast } from './toasts.ts'

/** The house as it is after a change of its files; the open article is checked anew by it. Gives why it could not be changed. */
function holds(answer: Result<House, CallError>): CallError | undefined {
  if (!answer.ok) return answer.error
  appStore.setState({ house: answer.value })
  return undefined
}

const undoing = (run: () => Promise<Result<House, CallError>>) => ({
  label: i18n.t('common.undo'),
  run: () =>
    void run().then((answer) => {
      const error = holds(answer)
      if (error !== undefined) toast('wrong', errorText(error))
    }),
})

/** Asks what is to be said of a word: the selected words of the article, those of the finding at hand, or none yet. */
export function askForHouseWord(): void {
  showOverlay({ kind: 'house-word', word: wordAtHand() })
}

function wordAtHand(): string {
  const run = noteRun()
  const { open } = session.store.getState()
  if (run !== undefined && run.start.blockId === run.end.blockId) {
    const text = open?.tables.block.get(run.start.blockId)?.text ?? ''
    return sliceCodePoints(text, run.start.offset, run.end.offset).trim().slice(0, 100)
  }
  const { place } = appStore.getState()
  const finding = findingsStore.getState().findings.find(({ id }) => place?.kind === 'finding' && id === place.id)
  return finding === undefined ? '' : houseWords(finding, finding.words).trim().slice(0, 100)
}

/** Puts a word into a pack, and offers to take it out again. Gives why it could not. */
export async function addHouseEntry(pack: string, entry: PackEntry): Promise<CallError | undefined> {
  const error = holds(await client.call('house.addEntry', { pack, entry }))
  if (error === undefined)
    toast(
      'ok',
      i18n.t('dialogs.houseWord.done', { word: entry.word, pack }),
      undoing(() => client.call('house.removeEntry', { pack, entry })),
    )
  return error
}

/** Whether the house can be told never to hear of a finding again: it has words by which it is known elsewhere. */
export function isForHouse(finding: PlacedFinding): boolean {
  return finding.blockId !== undefined && canBeNeverTold(finding, finding.words)
}

/** Findings of this kind on these words are told no more, in any article; offers to take it back. `onDone`: once it is kept. */
export function neverTell(finding: PlacedFinding, onDone?: () => void): void {
  if (!isForHouse(finding)) return toast('info', i18n.t('findings.neverNot'))
  asReviewer((who) => {
    const words = houseWords(finding, finding.words)
    const also = alsoOf(finding)
    const never = { rule: finding.rule, words, ...(also === undefined ? {} : { also }), who, atMs: Date.now() }
    void client.call('house.dismiss', never).then((answer) => {
      const error = holds(answer)
      if (error !== undefined) return toast('wrong', errorText(error))
      toast(
        'ok',
        i18n.t('findings.neverDone', { rule: i18n.t(`rules.${finding.rule}`), words }),
        undoing(() => client.call('house.restore', never)),
      )
      onDone?.()
    })
  })
}

/** They are told again. */
export async function tellAgain(never: HouseDismissal): Promise<void> {
  const error = holds(await client.call('house.restore', never))
  if (error !== undefined) return toast('wrong', errorText(error))
  toast(
    'ok',
    i18n.t('settings.never.again', { words: never.words }),
    undoing(() => client.call('house.dismiss', never)),
  )
}

/** Asks for a list that another program wrote, and shows what would be taken of it. */
export async function importHouseList(): Promise<void> {
  const chosen: Result<CallOutput<'dialog.openFile'>, CallError> = await client.call('dialog.openFile', {})
  if (!chosen.ok) return toast('wrong', errorText(chosen.error))
  const { file } = chosen.value
  if (file === undefined) return
  const read = await client.call('house.readSheet', { file })
  if (!read.ok) return toast('wrong', errorText(read.error))
  showOverlay({ kind: 'house-list', preview: read.value, file: file.name })
}

/** Makes a pack of a list that was shown, and offers to give it back. Gives why it could not. */
export async function takeHouseList({ token, counts }: SheetPreview, name: string): Promise<CallError | undefined> {
  const error = holds(await client.call('house.takeSheet', { token, name }))
  if (error !== undefined) return error
  const count = Object.values(counts).reduce((sum, each) => sum + each, 0)
  toast(
    'ok',
    i18n.t('dialogs.houseList.done', { name, count }),
    undoing(() => client.call('house.undoSheet', { token })),
  )
  return undefined
}

/** Forgets a list that was not taken. */
export function dropHouseList({ token }: SheetPreview): void {
  void client.call('house.dropSheet', { token })
}
