import { settleNote } from '#shared/acts/notes.ts'
import { carriedThrough } from '#shared/acts/joining.ts'
import { readingOf } from '#shared/acts/renumber.ts'
import { rivalsOf, settleSuggestions, withMoves } from '#shared/acts/suggestions.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import { recordsOf } from '#shared/contract/records-of.ts'
import { callError } from '#shared/contract/errors.ts'
import { CommandFailure, noSuch, UsageFailure } from '../failure.ts'
import { takeSide } from './settle-conflict.ts'
import type { CommandCall } from '../command-call.ts'

/** Names of the acts, the same as the window's. */
const NOTE_ACTS = { open: 'note.reopen', resolved: 'note.resolve' } as const
const SUGGESTION_ACTS = {
  open: 'suggestion.reopen',
  accepted: 'suggestion.accept',
  rejected: 'suggestion.reject',
} as const

/** `settle ARTICLE --note ID|--suggestion ID --state …`, `--conflict ID --take N`: the end of a note, a suggestion or a conflict. */
export const settle: CommandCall = {
  options: {
    library: 'value',
    note: 'value',
    suggestion: 'value',
    state: 'value',
    conflict: 'value',
    take: 'value',
    author: 'value',
  },
  run: (job) => {
    const { options, out } = job
    const [article = ''] = options.places('ARTICLE')
    const noteId = options.text('note')
    const suggestionId = options.text('suggestion')
    const conflictId = options.text('conflict')
    if ([noteId, suggestionId, conflictId].filter((id) => id !== undefined).length !== 1)
      throw new UsageFailure('settle')
    if (conflictId !== undefined) {
      const take = options.neededWhole('take')
      const author = authorOf(job)
      return withLibrary(job, 'write', async (library) => {
        await takeSide(library, await library.article(article), { id: conflictId, take, author })
        await out.result({ conflict: conflictId, take }, () => out.t('cli.settled', { id: conflictId, state: take }))
        return 0
      })
    }
    options.needed('state')
    const noteState = noteId === undefined ? undefined : options.choice('state', ['open', 'resolved'])
    const state = suggestionId === undefined ? undefined : options.choice('state', ['open', 'accepted', 'rejected'])
    const signature = { author: authorOf(job), atMs: Date.now() }
    return withLibrary(job, 'write', async (library) => {
      const open = await library.article(article)
      const note = open.notes.find((each) => each.id === noteId)
      const suggestion = open.suggestions.find((each) => each.id === suggestionId)
      if (note !== undefined && noteState !== undefined) {
        // The same again is no act.
        if (note.state !== noteState)
          await library.act(open, NOTE_ACTS[noteState], signature.author, settleNote(note, noteState, signature))
      } else if (suggestion !== undefined && state !== undefined) {
        const whole = withMoves([suggestion], open.suggestions)
        const rivals = state === 'accepted' ? rivalsOf(whole, open.suggestions) : []
        if (rivals.length > 0) {
          const others = rivals.map((rival) => rival.id).join(', ')
          throw new CommandFailure(callError('suggestion-conflict', { id: suggestion.id, others }))
        }
        const settled = settleSuggestions(whole, state, open.notes, signature)
        const change = carriedThrough(settled, recordsOf(open), readingOf(open.article))
        if (change === undefined) throw new CommandFailure(callError('suggestion-torn', { id: suggestion.id }))
        if (suggestion.state !== state) await library.act(open, SUGGESTION_ACTS[state], signature.author, change)
      } else throw noteId === undefined ? noSuch('suggestion', suggestionId ?? '') : noSuch('note', noteId)
      const id = noteId ?? suggestionId ?? ''
      const settled = noteState ?? state ?? ''
      const json = noteId === undefined ? { suggestion: id, state: settled } : { note: id, state: settled }
      await out.result(json, () => out.t('cli.settled', { id, state: settled }))
      return 0
    })
  },
}
