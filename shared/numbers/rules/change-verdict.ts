import type { ChangeClaim } from './change-claims.ts'
import { slackOf, timesOf, type ChangePair } from './change-pairs.ts'
import type { CheckedBlock, Mark } from './checked-text.ts'
import { halfUnit } from './tallies.ts'

/** Whether two numbers make the change that is claimed of them, however all three were rounded. */
export function isTrue({ kind, said, least, most }: ChangeClaim, pair: ChangePair): boolean {
  const times = timesOf(pair)
  const slack = slackOf(pair)
  if (kind === 'times') return times >= least - slack / 100 - 1e-9 && times <= most + slack / 100 + 1e-9
  const isShare = pair.from.kind === 'percent' || pair.to.kind === 'percent'
  const points = Math.abs(pair.to.value - pair.from.value)
  const isPoints = isShare && points >= least - pointSlack(pair) - 1e-9 && points <= most + pointSlack(pair) + 1e-9
  // “Up 10 %” is said of 40 and 50 per cent too, however loosely.
  if (kind === 'points') return isPoints || !isShare
  const right = Math.abs(times - 1) * 100
  // Where what became of it is stated for what was added, another rule says so.
  const isWhole = times > 1 && Math.abs(said - times * 100) <= 1
  return isPoints || isWhole || (right >= least - slack - 1e-9 && right <= most + slack + 1e-9)
}

const pointSlack = ({ from, to }: ChangePair): number =>
  [from, to].reduce((sum, { text }) => sum + (halfUnit(text) === 0.5 ? 0 : halfUnit(text)), 0)

/** The claim with the right change, said as the claim says it where it can be. */
export function markOf(block: CheckedBlock, { start, end, kind }: ChangeClaim, pair: ChangePair): Mark {
  const stated = block.raw.slice(start, end)
  const change = kind === 'points' ? Math.abs(pair.to.value - pair.from.value) : Math.abs(timesOf(pair) - 1) * 100
  return { block, start, end, values: { stated, right: rightAs(stated, change) } }
}

function rightAs(stated: string, change: number): string {
  const right = String(Number(change.toFixed(1)))
  return /^[\d.]+ ?(?:%|％|per ?cent|百分点|個百分點|个百分点|percentage)/u.test(stated)
    ? stated.replace(/^[\d.]+/u, right)
    : `${right}%`
}
