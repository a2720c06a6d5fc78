import { checkIri, checkTimes, isIri, isNothing, itemsOf, one, pathOf, type Report } from './check-values.ts'
import { fieldsOf, type Fields } from './fields.ts'

type Check = (fields: Fields, at: string, report: Report) => void

const hasValue: Check = ({ value }, at, report) => checkWords(value, true, pathOf(at, 'value'), report)

const hasPositions: Check = ({ start, end }, at, report) => {
  for (const [key, place] of [
    ['start', start],
    ['end', end],
  ] as const)
    if (!Number.isSafeInteger(place) || Number(place) < 0)
      report(place === undefined ? 'missing' : 'number', pathOf(at, key))
  if (Number(start) > Number(end)) report('order', pathOf(at, 'end'))
}

/** The selectors of the model (4.2), and what each of them must say. */
const SELECTORS: Readonly<Record<string, Check>> = {
  FragmentSelector: (fields, at, report) => {
    hasValue(fields, at, report)
    checkIri(fields['conformsTo'], pathOf(at, 'conformsTo'), report)
  },
  CssSelector: hasValue,
  XPathSelector: hasValue,
  TextPositionSelector: hasPositions,
  DataPositionSelector: hasPositions,
  TextQuoteSelector: ({ exact, prefix, suffix }, at, report) => {
    checkWords(exact, true, pathOf(at, 'exact'), report)
    checkWords(prefix, false, pathOf(at, 'prefix'), report)
    checkWords(suffix, false, pathOf(at, 'suffix'), report)
  },
  SvgSelector: ({ value, id }, at, report) => {
    checkIri(id, pathOf(at, 'id'), report)
    if (id === undefined) checkWords(value, true, pathOf(at, 'value'), report)
    else if (value !== undefined) report('unfit', pathOf(at, 'value'))
  },
  RangeSelector: ({ startSelector, endSelector }, at, report) => {
    for (const [key, side] of [
      ['startSelector', startSelector],
      ['endSelector', endSelector],
    ] as const) {
      const path = pathOf(at, key)
      if (side === undefined) report('missing', path)
      else if (fieldsOf(side)?.['type'] === 'RangeSelector') report('selector', path)
      else checkOne(side, path, SELECTORS, report)
    }
  },
}

const STATES: Readonly<Record<string, Check>> = {
  TimeState: (fields, at, report) => {
    checkIri(fields['cached'], pathOf(at, 'cached'), report)
    const { sourceDate, sourceDateStart, sourceDateEnd } = fields
    const isSpan = sourceDateStart !== undefined && sourceDateEnd !== undefined
    if (sourceDate === undefined ? !isSpan : isSpan) report(isSpan ? 'unfit' : 'missing', pathOf(at, 'sourceDate'))
    itemsOf(sourceDate).forEach((each) => checkTimes(each, pathOf(at, 'sourceDate'), report))
    for (const key of ['sourceDateStart', 'sourceDateEnd']) checkTimes(fields[key], pathOf(at, key), report)
  },
  HttpRequestState: hasValue,
}

/** The ways to a part of a resource: names of such, or described. */
export function checkSelectors(value: unknown, at: string, report: Report): void {
  checkAll(value, at, SELECTORS, report)
}

/** The states in which a resource is meant. */
export function checkStates(value: unknown, at: string, report: Report): void {
  checkAll(value, at, STATES, report)
}

function checkAll(value: unknown, at: string, kinds: Readonly<Record<string, Check>>, report: Report): void {
  if (value === undefined) return
  if (isNothing(value)) report('missing', at)
  itemsOf(value).forEach((each, index) =>
    checkOne(each, Array.isArray(value) ? `${at}[${String(index)}]` : at, kinds, report),
  )
}

function checkOne(value: unknown, at: string, kinds: Readonly<Record<string, Check>>, report: Report): void {
  if (typeof value === 'string') {
    if (!isIri(value)) report('iri', at)
    return
  }
  const fields = fieldsOf(value)
  const type = one(fields?.['type'])
  const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (fields === undefined) report('resource', at)
  else if (check !== undefined) check(fields, at, report)
  else if (!isIri(one(fields['id']))) report(kinds === STATES ? 'state' : 'selector', pathOf(at, 'type'))
  if (fields?.['refinedBy'] !== undefined)
    checkAll(fields['refinedBy'], pathOf(at, 'refinedBy'), { ...SELECTORS, ...kinds }, report)
}

function checkWords(value: unknown, isNeeded: boolean, at: string, report: Report): void {
  if (value === undefined) {
    if (isNeeded) report('missing', at)
  } else if (typeof value !== 'string') report(Array.isArray(value) ? 'several' : 'text', at)
}
