import { isCounted } from '#shared/acts/numbers.ts'
import { rejectedFor } from '#shared/acts/settling.ts'
import type { CommandId } from '#shared/commands/commands.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { goTo } from '../../acts/actions.ts'
import { appStore, type Place } from '../../store/app-store.ts'
import { captionViews } from '../../store/caption-view.ts'
import { mendable } from '../../acts/findings.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { isForHouse } from '../../acts/house-words.ts'
import { findingsStore, standsOf } from '../../store/findings.ts'
import { mentionOf } from '../../store/mentions.ts'
import type { OpenState } from '../../store/session.ts'
import { refusalOf, suggestionOfNote } from '../../store/threads.ts'
import { WITHOUT_PICTURE } from '../findings/finding-lines.ts'
import type { Under } from './menu-store.ts'

/** The thing at a place, with what its state allows. */
export function placeUnder(open: OpenState, { kind, id }: Place): Under[] {
  const { tables, isEarlier } = open
  switch (kind) {
    case 'note': {
      const note = tables.note.get(id)
      if (note === undefined) return []
      const isOpen = note.state === 'open'
      return [
        {
          subject: 'note',
          fits: {
            ...suggestionFits(tables, suggestionOfNote(tables, id), isEarlier),
            ...all(['reply-note', 'resolve-note', 'assign-note', 'edit-note', 'delete-note'], !isEarlier),
          },
          words: { 'resolve-note': { key: isOpen ? 'proof.resolve' : 'proof.reopen' } },
        },
      ]
    }
    case 'suggestion':
      return [{ subject: 'suggestion', fits: suggestionFits(tables, tables.suggestion.get(id), isEarlier) }]
    case 'number': {
      const number = tables.number.get(id)
      if (number === undefined) return []
      const canJudge = !isEarlier && isCounted(number) && number.replacedBy === undefined
      const states = ['verified', 'queried', 'wrong', 'not-a-statistic', 'unchecked'] as const
      return [
        {
          subject: 'number',
          fits: {
            ...Object.fromEntries(states.map((state) => [`number-${state}`, canJudge && number.state !== state])),
            ...all(['number-evidence', 'number-tie', 'number-strike'], canJudge),
          },
        },
      ]
    }
    case 'repair': {
      const isRefused = refusalOf(tables, id) !== undefined
      const words = isRefused ? { words: { 'keep-original': { key: 'proof.repairAgain' } } } : {}
      return [{ subject: 'repair', fits: { 'keep-original': !isEarlier }, ...words }]
    }
    case 'caption':
      return [captionUnder(open, id, false)]
    case 'finding':
      return findingUnder(open, id)
    case 'draft':
    case 'mention':
      return [{ subject: kind, fits: {} }]
    case 'change':
      return []
  }
}

function suggestionFits(
  tables: OpenState['tables'],
  suggestion: Suggestion | undefined,
  isEarlier: boolean,
): Under['fits'] {
  const isOpen = !isEarlier && suggestion?.state === 'open'
  const rivals = isOpen ? rejectedFor(suggestion, [...tables.suggestion.values()]) : []
  return {
    ...all(['accept-suggestion', 'accept-and-next'], isOpen && rivals.length === 0),
    'take-suggestion': rivals.length > 0,
    ...all(['reject-suggestion', 'reject-and-next'], isOpen),
    'reopen-suggestion': !isEarlier && suggestion !== undefined && suggestion.state !== 'open',
  }
}

/** A caption; `isInText`: at its words in the article, where one is at its text, and its card opens with the act. */
export function captionUnder(open: OpenState, id: string, isInText: boolean): Under {
  const { tables, isEarlier } = open
  const { block, verdict } = bundlesOf(tables).byId.get(id) ?? {}
  const view = captionViews(tables, appStore.getState().settings).get(id)
  const show = (): void => goTo({ kind: 'caption', id })
  return {
    subject: 'caption',
    fits: {
      ...pictureFits(open, block?.figureId),
      'caption-approved': !isEarlier && verdict?.state !== 'approved',
      'caption-changed': !isEarlier && verdict?.state !== 'changed',
      'caption-queried': !isEarlier && verdict?.state !== 'queried',
      'caption-suggest': !isEarlier && view?.offer !== undefined,
      'follow-mention': mentionOf(tables, id) !== undefined,
      'edit-sentence': !isEarlier && !isInText,
      ...all(['note-comment', 'note-query', 'note-correction'], !isEarlier && !isInText),
    },
    ...(isInText
      ? {
          before: {
            'caption-approved': show,
            'caption-changed': show,
            'caption-queried': show,
            'follow-mention': show,
            'picture-open': show,
            'attach-picture': show,
          },
        }
      : {}),
  }
}

export function pictureFits({ tables, isEarlier }: OpenState, figureId: string | undefined): Under['fits'] {
  const assetId = figureId === undefined ? undefined : tables.block.get(figureId)?.assetId
  const hasPicture = assetId !== undefined && tables.asset.has(assetId)
  return { 'picture-open': hasPicture, 'caption-zoom': hasPicture, 'attach-picture': !isEarlier }
}

function findingUnder({ tables, isEarlier }: OpenState, id: string): Under[] {
  const { findings } = findingsStore.getState()
  const finding = findings.find((each) => each.id === id)
  if (finding === undefined) return []
  const stands = standsOf(findings, tables)
  const isDismissed = stands.get(id)?.kind === 'dismissed'
  const like = findings.filter((each) => each.rule === finding.rule && stands.get(each.id)?.kind === 'open')
  const right = like.length > 1 ? mendable(like, bundlesOf(tables)).length : 0
  const isPlaced = finding.blockId !== undefined
  return [
    {
      subject: 'finding',
      fits: {
        'note-comment': !isEarlier && !isDismissed && isPlaced,
        'finding-suggest': !isEarlier && !isDismissed && isPlaced && finding.end > finding.start,
        'attach-picture': !isEarlier && WITHOUT_PICTURE.has(finding.rule),
        'finding-dismiss': !isEarlier,
        'finding-never': isForHouse(finding),
        'finding-suggest-all': !isEarlier && right > 0,
        'finding-note-all': !isEarlier && like.length > 1 && isPlaced,
        'finding-dismiss-all': !isEarlier && like.length > 1,
        'finding-to-text': isPlaced,
      },
      words: {
        ...(isDismissed ? { 'finding-dismiss': { key: 'findings.restore' } } : {}),
        'finding-suggest-all': { key: 'findings.suggestAll', count: right },
        'finding-note-all': { key: 'findings.noteAll', count: like.length },
        'finding-dismiss-all': { key: 'findings.dismissAll', count: like.length },
      },
    },
  ]
}

function all(ids: readonly CommandId[], does: boolean): Under['fits'] {
  return Object.fromEntries(ids.map((id) => [id, does]))
}
