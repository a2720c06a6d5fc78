import { useTranslation } from 'react-i18next'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { isPictureChange } from '#shared/text/standing.ts'
import { FormedWords } from '../../components/FormedWords.tsx'
import { firstWords, lastWords } from '../../lib/words-around.ts'
import { useBundles } from '../../store/hooks.ts'
import { Change } from '../proof/cards/SuggestionCard.tsx'

/** So much is shown before and after a change, in Han characters. */
const AROUND = 10
/** Of words that go or come no more than this is shown: a whole chapter is not read in a row. */
const MOST = 160

interface ChangeInPlaceProps {
  readonly suggestion: Suggestion
  readonly block: Block
}

/** A change of words among those around them, as the eye reads them; any other by what it does. */
export function ChangeInPlace({ suggestion, block }: ChangeInPlaceProps) {
  const { t } = useTranslation()
  const { start, end, before, after, marks, state } = suggestion
  const { text } = block
  const isJoin = suggestion.kind === 'join'
  if (isJoin && before === '') return <JoinInPlace block={block} state={state} />
  const isOfWords = ['insert', 'delete', 'replace', 'join'].includes(suggestion.kind) && !isPictureChange(suggestion)
  if (!isOfWords || sliceCodePoints(text, start, end) !== before) return <Change suggestion={suggestion} />
  const left = lastWords(sliceCodePoints(text, Math.max(0, start - 2 * AROUND), start), AROUND)
  const right = firstWords(sliceCodePoints(text, end, end + 2 * AROUND), AROUND)
  const isFirst = start === codePointLength(left)
  const isLast = end + codePointLength(right) === codePointLength(text)
  const shown = cut(after)
  return (
    <span className="change change-in-place" data-state={state}>
      {!isFirst && '…'}
      {oneLine(left)}
      {before !== '' && <del>{oneLine(cut(before))}</del>}
      {after !== '' && (
        <ins>
          <FormedWords block={{ text: oneLine(shown), marks: shown === after ? marks : undefined }} />
        </ins>
      )}
      {oneLine(right)}
      {!isLast && '…'}
      {state !== 'open' && <span className="change-state">{t(`proof.suggestion.${state}`)}</span>}
    </span>
  )
}

/** The paragraph mark that is to go, between the end of the one paragraph and the beginning of the other. */
function JoinInPlace({ block, state }: { readonly block: Block; readonly state: Suggestion['state'] }) {
  const { t } = useTranslation()
  const { blocks } = useBundles()
  const before = blocks[blocks.findIndex(({ id }) => id === block.id) - 1]?.text ?? ''
  const left = lastWords(before.slice(-2 * AROUND), AROUND)
  const right = firstWords(block.text.slice(0, 2 * AROUND), AROUND)
  return (
    <span className="change change-in-place" data-state={state}>
      {left !== before && '…'}
      {oneLine(left)}
      <del>¶</del>
      {oneLine(right)}
      {right !== block.text && '…'}
      {state !== 'open' && <span className="change-state">{t(`proof.suggestion.${state}`)}</span>}
    </span>
  )
}

const oneLine = (text: string): string => text.replaceAll('\n', '¶')

function cut(text: string): string {
  return codePointLength(text) <= MOST ? text : `${sliceCodePoints(text, 0, MOST)}…`
}
