import { checkSelectors, checkStates } from './check-selector.ts'
import {
  checkAgents,
  checkIri,
  checkIris,
  checkTexts,
  checkTimes,
  isIri,
  isNothing,
  itemsOf,
  one,
  pathOf,
  type Report,
} from './check-values.ts'
import { fieldsOf, type Fields } from './fields.ts'

/** Kinds of resources that stand for several (3.2.7, and those of the drafts before it). */
export const SETS: ReadonlySet<unknown> = new Set(['Choice', 'Composite', 'Independents', 'List'])
const DIRECTIONS: ReadonlySet<unknown> = new Set(['auto', 'ltr', 'rtl'])

/** A body or a target (3.2, 4): a name, words, a choice of several, a part of another resource, or any resource with an id. */
export function checkResource(value: unknown, at: string, role: 'body' | 'target', report: Report): void {
  if (typeof value === 'string') {
    if (!isIri(value)) report(role === 'body' ? 'iri-or-text' : 'iri', at)
    return
  }
  const fields = fieldsOf(value)
  if (fields === undefined) {
    report('resource', at)
    return
  }
  checkProperties(fields, at, report)
  const types = itemsOf(fields['type'])
  const sets = types.filter((type) => SETS.has(type))
  if (fields['items'] !== undefined || sets.length > 0) checkSet(fields, sets.length, at, role, report)
  else if (fields['source'] !== undefined) checkSpecific(fields, at, report)
  else if (role === 'body' && (types.includes('TextualBody') || fields['value'] !== undefined))
    checkText(fields, at, report)
  else if (types.includes('SpecificResource') || isPart(fields)) report('missing', pathOf(at, 'source'))
  else if (types.includes('TextualBody') && fields['id'] === undefined) report('unfit', pathOf(at, 'type'))
  else if (fields['id'] === undefined) report('missing', pathOf(at, 'id'))
  else if (fields['purpose'] !== undefined) report('unfit', pathOf(at, 'purpose'))
}

/** What only a part of a resource has (4). */
function isPart(fields: Fields): boolean {
  return ['selector', 'state', 'styleClass', 'renderedVia', 'scope'].some((key) => fields[key] !== undefined)
}

function checkText(fields: Fields, at: string, report: Report): void {
  const { value } = fields
  if (value === undefined) report('missing', pathOf(at, 'value'))
  else if (Array.isArray(value)) report('several', pathOf(at, 'value'))
  else if (typeof value !== 'string') report('text', pathOf(at, 'value'))
}

function checkSet(fields: Fields, sets: number, at: string, role: 'body' | 'target', report: Report): void {
  const { items } = fields
  if (sets !== 1) report('set', pathOf(at, 'type'))
  for (const key of ['value', 'source', 'purpose']) if (fields[key] !== undefined) report('unfit', pathOf(at, key))
  if (!Array.isArray(items) || items.length === 0) report('items', pathOf(at, 'items'))
  else items.forEach((each, index) => checkResource(each, `${at}.items[${String(index)}]`, role, report))
}

function checkSpecific(fields: Fields, at: string, report: Report): void {
  const { source } = fields
  const path = pathOf(at, 'source')
  const described = fieldsOf(source)
  if (Array.isArray(source)) report('several', path)
  else if (described === undefined) {
    if (!isIri(source)) report('iri', path)
  } else {
    if (!isIri(one(described['id']))) report('iri', pathOf(path, 'id'))
    for (const key of ['items', 'purpose', 'source', 'value'])
      if (described[key] !== undefined) report('unfit', pathOf(path, key))
    checkProperties(described, path, report)
  }
  if (fields['value'] !== undefined) report('unfit', pathOf(at, 'value'))
  checkTexts(fields, ['styleClass'], at, report)
  checkIris(fields['scope'], pathOf(at, 'scope'), report)
}

/** What any resource may say of itself (3.2.1, 3.3). */
function checkProperties(fields: Fields, at: string, report: Report): void {
  checkIri(fields['id'], pathOf(at, 'id'), report)
  checkTexts(fields, ['type', 'format', 'language', 'purpose'], at, report)
  checkSelectors(fields['selector'], pathOf(at, 'selector'), report)
  checkStates(fields['state'], pathOf(at, 'state'), report)
  const { processingLanguage, textDirection } = fields
  if (processingLanguage !== undefined && typeof one(processingLanguage) !== 'string')
    report(Array.isArray(processingLanguage) ? 'several' : 'text', pathOf(at, 'processingLanguage'))
  if (textDirection !== undefined && !DIRECTIONS.has(one(textDirection)))
    report(
      Array.isArray(textDirection) && !isNothing(textDirection) ? 'several' : 'direction',
      pathOf(at, 'textDirection'),
    )
  for (const key of ['creator', 'generator']) checkAgents(fields[key], pathOf(at, key), report)
  for (const key of ['created', 'modified', 'generated']) checkTimes(fields[key], pathOf(at, key), report)
  for (const key of ['rights', 'via']) checkIris(fields[key], pathOf(at, key), report)
  checkIri(fields['canonical'], pathOf(at, 'canonical'), report)
}
