import { ANNO_CONTEXT } from './terms.ts'
import { checkResource } from './check-resource.ts'
import { checkAgents, checkIri, checkIris, checkTexts, checkTimes, itemsOf, one, type Report } from './check-values.ts'
import type { AnnotationFault } from '#shared/contract/annotations.ts'
import type { Fields } from './fields.ts'

/** So many reasons are given for one annotation. */
const MOST_FAULTS = 4

const TIMES = ['created', 'modified', 'generated'] as const
const AGENTS = ['creator', 'generator'] as const
const IRIS = ['rights', 'via'] as const

/** Whether the model's context is there (3.1): alone, or among others. */
export function hasContext(fields: Fields): boolean {
  return itemsOf(fields['@context']).includes(ANNO_CONTEXT)
}

/**
 * What the Web Annotation Data Model says that an annotation must be and this one is not, at most a few of it; none where it is
 * correct. Only the model's own keys are looked at: an annotation may carry anything else.
 * An annotation without an id is one that was not published yet. `hasItsContext`: what holds it names the model's context.
 */
export function faultsOf(fields: Fields, hasItsContext: boolean): readonly AnnotationFault[] {
  const faults: AnnotationFault[] = []
  const report: Report = (fault, at) => {
    if (faults.length < MOST_FAULTS && !faults.some((each) => each.at === at)) faults.push({ fault, at })
  }
  if (!hasItsContext && !hasContext(fields)) report('context', '@context')
  if (!itemsOf(fields['type']).includes('Annotation')) report('type', 'type')
  checkId(fields['id'], report)
  checkTexts(fields, ['motivation'], '', report)
  for (const key of TIMES) checkTimes(fields[key], key, report)
  for (const key of AGENTS) checkAgents(fields[key], key, report)
  for (const key of IRIS) checkIris(fields[key], key, report)
  checkIri(fields['canonical'], 'canonical', report)
  checkBodies(fields, report)
  checkTargets(fields['target'], report)
  return faults
}

/** One name; JSON-LD lets it be relative. */
function checkId(id: unknown, report: Report): void {
  const name = one(id)
  if (Array.isArray(name)) report('several', 'id')
  else if (name !== undefined && (typeof name !== 'string' || !/^[^\s<>"{}|\\^`]+$/u.test(name))) report('iri', 'id')
}

function checkBodies(fields: Fields, report: Report): void {
  const { body, bodyValue } = fields
  if (body !== undefined && bodyValue !== undefined) report('two-bodies', 'bodyValue')
  else if (bodyValue !== undefined && typeof one(bodyValue) !== 'string') report('text', 'bodyValue')
  if (body === undefined) return
  itemsOf(body).forEach((each, index) =>
    checkResource(each, Array.isArray(body) ? `body[${String(index)}]` : 'body', 'body', report),
  )
}

function checkTargets(target: unknown, report: Report): void {
  if (target === undefined || (Array.isArray(target) && target.length === 0)) report('target', 'target')
  else
    itemsOf(target).forEach((each, index) =>
      checkResource(each, Array.isArray(target) ? `target[${String(index)}]` : 'target', 'target', report),
    )
}
