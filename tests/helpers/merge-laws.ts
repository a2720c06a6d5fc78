import type { DomainRecord } from '#shared/domain/record-types.ts'
import { recordKey } from '#shared/domain/records.ts'
import { changedGroups, fieldsOf, groupsOf, sayingOf, valueOf, canonical } from '#shared/merge/fields.ts'
import { isOrder, orderActs, actsBehind, type CausalOrder } from '#shared/merge/order.ts'
import { mergeHistories, stateOfHistory } from '#shared/merge/merge.ts'
import type { ArticleHistory } from '#shared/merge/types.ts'
import { findOverlaps } from '#shared/text/overlaps.ts'
import { contents, fulfil, historyOf, people, take, type Replica, type Wish } from './merge-model.ts'

/** A law that does not hold, in a line. */
export type Breach = string

/** Lets people work and exchange as wished, and gives the laws that do not hold afterwards. */
export function breachesOf(count: number, wishes: readonly Wish[]): readonly Breach[] {
  const all = people(count)
  for (const wish of wishes) fulfil(all, wish)
  const breaches: Breach[] = []
  const expect = (law: string, one: readonly string[], other: readonly string[]): void => {
    if (one.join('\n') === other.join('\n')) return
    const left = one.filter((line) => !other.includes(line))
    const right = other.filter((line) => !one.includes(line))
    breaches.push(`${law}\n  - ${left.join('\n  - ')}\n  + ${right.join('\n  + ')}`)
  }
  for (const replica of all) {
    const state = stateOfHistory(historyOf(replica))
    const records = (map: ReadonlyMap<string, DomainRecord>) =>
      contents(new Map([...map].filter(([, { type }]) => type !== 'conflict')))
    expect(
      `${replica.name}: the history comes to what is there`,
      records(state.ok ? state.value : new Map()),
      records(replica.records),
    )
  }
  const [a, b, ...others] = all.map(historyOf)
  if (a === undefined || b === undefined) return breaches
  const afterOf = (one: ArticleHistory, other: ArticleHistory): readonly string[] => {
    const merged = mergeHistories(one, other)
    return merged.ok ? contents(merged.value.after) : [JSON.stringify(merged.error)]
  }
  expect('commutative', afterOf(a, b), afterOf(b, a))
  for (const c of others) expect('associative', afterOf(joined(a, b), c), afterOf(a, joined(b, c)))
  expect('idempotent', afterOf(a, a), contents(new Map(fold(stateOfHistory(a)))))
  const [one, other] = [copyOf(all[0]), copyOf(all[1])]
  if (one === undefined || other === undefined) return breaches
  take(one, b)
  take(other, a)
  expect('both ends are equal', contents(one.records), contents(other.records))
  const again = take(one, b)
  expect(
    'merging twice changes nothing',
    contents(
      new Map(
        [...again.added, ...again.removed, ...again.updated.map(([, to]) => to)].map((each) => [recordKey(each), each]),
      ),
    ),
    [],
  )
  return [...breaches, ...lostIn(one), ...acceptedTwiceIn(one)]
}

/** Accepted suggestions that cannot both be carried out, accepted by people who did not know of each other, and nobody is asked. */
function acceptedTwiceIn({ acts, heads, records }: Replica): readonly Breach[] {
  const order = orderActs(actsBehind(heads, new Map(acts.map((act) => [act.id as string, act]))))
  if (!isOrder(order)) return []
  const all = [...records.values()]
  const accepted = all.flatMap((each) => (each.type === 'suggestion' && each.state === 'accepted' ? [each] : []))
  // The last words on a suggestion: of each who did not know of another's. An act that only moves it settles nothing;
  // one that changes nothing says that it stays as it is, which is how somebody answers who was asked.
  const lastOn = (id: string): readonly number[] => {
    const isIt = (record: DomainRecord): boolean => record.type === 'suggestion' && record.id === id
    const on = order.acts.flatMap(({ change }, at) => {
      const isSaid =
        change.added.some(isIt) ||
        change.updated.some(([from, to]) => {
          const changed = isIt(to) ? changedGroups(from, to) : undefined
          return changed?.length === 0 || changed?.some(({ name }) => name === 'proposal') === true
        })
      return isSaid ? [at] : []
    })
    return on.filter((at) => !on.some((later) => later > at && order.sees(later, at)))
  }
  const isAsked = (id: string): boolean => all.some((each) => each.type === 'conflict' && each.subject === id)
  return findOverlaps(accepted).flatMap(({ first, second }) => {
    const isKnown = lastOn(first.id).some((a) =>
      lastOn(second.id).some((b) => order.sees(Math.max(a, b), Math.min(a, b))),
    )
    if (isKnown || isAsked(first.id) || isAsked(second.id)) return []
    return [`accepted twice: ${first.id} and ${second.id}`]
  })
}

const fold = (state: ReturnType<typeof stateOfHistory>) => (state.ok ? state.value : [])

function copyOf(replica: Replica | undefined): Replica | undefined {
  return replica && { ...replica }
}

/** Two histories as one: what a library has that took both. */
function joined(one: ArticleHistory, other: ArticleHistory): ArticleHistory {
  const merged = mergeHistories(one, other)
  if (!merged.ok) throw new Error(JSON.stringify(merged.error))
  const { after, heads, unknown } = merged.value
  const records = [...after.values()].filter(({ type }) => type !== 'conflict')
  return { articleId: one.articleId, records, acts: [...one.acts, ...unknown], heads: heads as ArticleHistory['heads'] }
}

/** Values that somebody wrote, nobody overwrote who knew them, and that are neither said nor in a conflict. */
export function lostIn({ acts, heads, records }: Replica): readonly Breach[] {
  const order = orderActs(actsBehind(heads, new Map(acts.map((act) => [act.id as string, act]))))
  if (!isOrder(order)) return ['the acts have no order']
  const told = [...records.values()].flatMap((record) =>
    record.type === 'conflict' ? record.sides.map(({ value }) => value ?? {}) : [],
  )
  const breaches: Breach[] = []
  for (const [at, { change, id }] of order.acts.entries()) {
    const wrote: (readonly [DomainRecord | undefined, DomainRecord])[] = [
      ...change.added.map((record) => [undefined, record] as const),
      ...change.updated,
    ]
    for (const [from, to] of wrote) {
      // How blocks are cut is held against the text by itself.
      if (to.type === 'conflict' || (to.type === 'block' && from === undefined)) continue
      const groups = from === undefined ? groupsOf(to.type) : changedGroups(from, to)
      for (const group of groups) {
        if (group.name === 'place' || group.name === 'made' || group.name === 'shape') continue
        const says = sayingOf(fieldsOf(to), group)
        const value = valueOf(fieldsOf(to), group)
        // What comes back as it went says nothing new.
        if (from === undefined && isComingBack(order, at, to)) continue
        if (isOverwritten(order, at, to, group.name, says)) continue
        const now = records.get(recordKey(to))
        if (now !== undefined && sayingOf(fieldsOf(now), group) === says) continue
        const isTold = told.some((side) => group.says.every((name) => canonical(side[name]) === canonical(value[name])))
        // Another record that says the same in its place is enough.
        const isTwin = [...records.values()].some(
          (each) =>
            each.type === to.type && each.id !== to.id && now === undefined && sayingOf(fieldsOf(each), group) === says,
        )
        const isTwinOverwritten =
          now === undefined &&
          ['verdict', 'checkmark', 'goal'].includes(to.type) &&
          order.acts.some((_, later) => later !== at && order.sees(later, at))
        if (!isTold && !isTwin && !isTwinOverwritten)
          breaches.push(`lost: ${recordKey(to)} ${group.name} = ${says} by ${id}`)
      }
    }
  }
  return breaches
}

function isOverwritten(order: CausalOrder, at: number, record: DomainRecord, group: string, says: string): boolean {
  const key = recordKey(record)
  return order.acts.some(({ change }, later) => {
    if (later === at || !order.sees(later, at)) return false
    if (change.removed.some((each) => recordKey(each) === key)) return true
    if (change.added.some((each) => recordKey(each) === key)) return true
    const isSettled = change.removed.some(
      (each) =>
        each.type === 'conflict' &&
        (each.kind === 'homeless'
          ? // What lies nowhere any more is let go by settling that.
            each.group === `${record.type} ${record.id}`
          : `${each.of}:${each.subject}` === key && (each.group === group || each.kind === 'twins')),
    )
    if (isSettled) return true
    return change.updated.some(([from, to]) => {
      if (recordKey(to) !== key) return false
      const found = changedGroups(from, to).find(({ name }) => name === group)
      return found !== undefined && sayingOf(fieldsOf(from), found) === says
    })
  })
}

function isComingBack(order: CausalOrder, at: number, record: DomainRecord): boolean {
  const key = recordKey(record)
  return order.acts.some(
    ({ change }, earlier) =>
      earlier !== at && order.sees(at, earlier) && change.removed.some((each) => recordKey(each) === key),
  )
}
