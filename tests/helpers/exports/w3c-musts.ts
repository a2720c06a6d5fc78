type Json = Readonly<Record<string, unknown>>

/** What the Web Annotation Data Model says that must be (W3C Recommendation of 23 February 2017), by its own words in short. */
interface Must {
  /** The clause and what it asks, as it is printed. */
  readonly name: string
  /** The things of a collection that it is asked of. */
  readonly of: (all: Things) => readonly unknown[]
  readonly holds: (thing: Json) => boolean
}

/** What an exported collection is made of, by kind. */
interface Things {
  readonly collections: readonly Json[]
  readonly pages: readonly Json[]
  readonly annotations: readonly Json[]
  readonly bodies: readonly Json[]
  readonly specific: readonly Json[]
  readonly selectors: readonly Json[]
  readonly agents: readonly Json[]
  /** Whatever has a time, a language, a direction or a licence. */
  readonly resources: readonly Json[]
}

const ANNO = 'http://www.w3.org/ns/anno.jsonld'
/** An absolute IRI without white space or signs that none may have (RFC 3987). */
const IRI = /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/iu
const UTC = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/u
const AGENTS = ['Person', 'Organization', 'Software']

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value]
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const records = (value: unknown): readonly Json[] => list(value).filter(isRecord)
const isIri = (value: unknown): boolean => typeof value === 'string' && IRI.test(value)
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0
const types = (thing: Json): readonly unknown[] => list(thing['type'])
const isA = (name: string) => (thing: Json) => types(thing).includes(name)
const iriOf = (value: unknown): unknown => (isRecord(value) ? value['id'] : value)
const hasOneString = (key: string) => (thing: Json) => typeof thing[key] === 'string'
const atMostOne = (key: string, is: (value: unknown) => boolean) => (thing: Json) =>
  thing[key] === undefined || is(thing[key])
const withKey = (key: string, of: (all: Things) => readonly Json[]) => (all: Things) =>
  of(all).filter((each) => each[key] !== undefined)
const selectorsOf = (type: string) => (all: Things) => all.selectors.filter(isA(type))
const bodiesOf = (type: string) => (all: Things) => all.bodies.filter(isA(type))

export const MUSTS: readonly Must[] = [
  {
    name: '3.1 an annotation has one or more @context, and the anno.jsonld is one',
    of: ({ annotations }) => annotations,
    holds: (each) => list(each['@context']).includes(ANNO),
  },
  {
    name: '3.1 an annotation has exactly one IRI that identifies it',
    of: ({ annotations }) => annotations,
    holds: ({ id }) => isIri(id),
  },
  { name: '3.1 a type of an annotation is Annotation', of: ({ annotations }) => annotations, holds: isA('Annotation') },
  {
    name: '3.1 an annotation has one or more targets',
    of: ({ annotations }) => annotations,
    holds: ({ target }) => list(target).length > 0,
  },
  {
    name: '3.2 a target or body that is a resource of the web has exactly one IRI',
    of: ({ annotations }) =>
      annotations.flatMap(({ target, body }) =>
        [...list(target), ...list(body)].flatMap((each) =>
          typeof each === 'string'
            ? [{ id: each }]
            : records(each).filter(
                (one) => one['source'] === undefined && one['value'] === undefined && one['items'] === undefined,
              ),
        ),
      ),
    holds: ({ id }) => isIri(id),
  },
  {
    name: '3.2 a direction of text is ltr, rtl or auto',
    of: withKey('textDirection', ({ resources }) => resources),
    holds: ({ textDirection }) => ['ltr', 'rtl', 'auto'].includes(String(textDirection)),
  },
  {
    name: '3.2 there is at most one language by which a text is processed',
    of: withKey('processingLanguage', ({ resources }) => resources),
    holds: hasOneString('processingLanguage'),
  },
  {
    name: '3.2 a TextualBody has exactly one value, and that is a string',
    of: bodiesOf('TextualBody'),
    holds: hasOneString('value'),
  },
  {
    name: '3.2 an annotation has a bodyValue or a body, not both; a bodyValue is one string',
    of: ({ annotations }) => annotations,
    holds: ({ body, bodyValue }) => bodyValue === undefined || (typeof bodyValue === 'string' && body === undefined),
  },
  {
    name: '3.2 a Choice has exactly one list of items',
    of: bodiesOf('Choice'),
    holds: ({ items }) => Array.isArray(items) && items.length > 0,
  },
  {
    name: '3.3 a time is an xsd:dateTime, in UTC and said by Z; there is at most one of each',
    of: ({ resources }) =>
      resources.flatMap((each) =>
        ['created', 'modified', 'generated', 'sourceDate'].flatMap((key) =>
          each[key] === undefined ? [] : [{ at: each[key] }],
        ),
      ),
    holds: ({ at }) => typeof at === 'string' && UTC.test(at) && !Number.isNaN(Date.parse(at)),
  },
  {
    name: '3.3 who made it is an agent with an IRI or said of by its properties',
    of: ({ agents }) => agents,
    holds: ({ id, name, nickname, email }) => isIri(id) || [name, nickname, email].some((each) => each !== undefined),
  },
  {
    name: '3.3 an agent has at most one IRI and one nickname; its type, where it has one, is an agent’s',
    of: ({ agents }) => agents,
    holds: (each) =>
      atMostOne('id', isIri)(each) &&
      atMostOne('nickname', (name) => typeof name === 'string')(each) &&
      types(each).every((type) => AGENTS.includes(String(type))),
  },
  {
    name: '3.3 those for whom it is meant have a type of their own',
    of: ({ annotations }) => annotations.flatMap(({ audience }) => records(audience)),
    holds: (each) => types(each).length > 0,
  },
  {
    name: '3.3 a motivation is of the model, or an IRI',
    of: withKey('motivation', ({ annotations }) => annotations),
    holds: ({ motivation }) => list(motivation).every(isMotivation),
  },
  {
    name: '3.3 a purpose is of the model, or an IRI',
    of: withKey('purpose', ({ bodies }) => bodies),
    holds: ({ purpose }) => list(purpose).every(isMotivation),
  },
  {
    name: '3.3 a licence is an IRI',
    of: withKey('rights', ({ resources }) => resources),
    holds: ({ rights }) => list(rights).every((each) => isIri(iriOf(each))),
  },
  {
    name: '3.3 there is at most one canonical IRI, and via is an IRI',
    of: ({ resources }) => resources.filter(({ canonical, via }) => canonical !== undefined || via !== undefined),
    holds: ({ canonical, via }) =>
      (canonical === undefined || isIri(canonical)) && list(via).every((each) => isIri(iriOf(each))),
  },
  {
    name: '4 a SpecificResource has exactly one source, an IRI or what has one',
    of: ({ specific }) => specific,
    holds: ({ source }) => isIri(iriOf(source)),
  },
  {
    name: '4 a SpecificResource has at most one IRI of its own',
    of: ({ specific }) => specific,
    holds: atMostOne('id', isIri),
  },
  {
    name: '4.2 a selector has a type',
    of: ({ selectors }) => selectors,
    holds: (each) => types(each).length > 0,
  },
  {
    name: '4.2 a FragmentSelector has exactly one value',
    of: selectorsOf('FragmentSelector'),
    holds: hasOneString('value'),
  },
  {
    name: '4.2 what a fragment conforms to is an IRI',
    of: withKey('conformsTo', selectorsOf('FragmentSelector')),
    holds: ({ conformsTo }) => isIri(conformsTo),
  },
  { name: '4.2 a CssSelector has exactly one value', of: selectorsOf('CssSelector'), holds: hasOneString('value') },
  {
    name: '4.2 an XPathSelector has exactly one value',
    of: selectorsOf('XPathSelector'),
    holds: hasOneString('value'),
  },
  {
    name: '4.2 a TextQuoteSelector has exactly one exact',
    of: selectorsOf('TextQuoteSelector'),
    holds: hasOneString('exact'),
  },
  {
    name: '4.2 a TextQuoteSelector has at most one prefix and one suffix',
    of: selectorsOf('TextQuoteSelector'),
    holds: (each) => ['prefix', 'suffix'].every((key) => atMostOne(key, (one) => typeof one === 'string')(each)),
  },
  {
    name: '4.2 a TextPositionSelector has exactly one start, a whole number from 0',
    of: selectorsOf('TextPositionSelector'),
    holds: ({ start }) => isCount(start),
  },
  {
    name: '4.2 a TextPositionSelector has exactly one end, a whole number from 0, and not before its start',
    of: selectorsOf('TextPositionSelector'),
    holds: ({ start, end }) => isCount(end) && Number(end) >= Number(start),
  },
  {
    name: '4.2 a DataPositionSelector has exactly one start and one end, whole numbers from 0',
    of: selectorsOf('DataPositionSelector'),
    holds: ({ start, end }) => isCount(start) && isCount(end),
  },
  {
    name: '4.2 an SvgSelector has a value or an IRI',
    of: selectorsOf('SvgSelector'),
    holds: ({ value, id }) => typeof value === 'string' || isIri(id),
  },
  {
    name: '4.2 a RangeSelector has exactly one startSelector and one endSelector',
    of: selectorsOf('RangeSelector'),
    holds: ({ startSelector, endSelector }) => isRecord(startSelector) && isRecord(endSelector),
  },
  {
    name: '4.2 a selector is refined by selectors',
    of: withKey('refinedBy', ({ selectors }) => selectors),
    holds: ({ refinedBy }) => list(refinedBy).every((each) => isRecord(each) && types(each).length > 0),
  },
  {
    name: '4.6 the scope of a resource is an IRI',
    of: withKey('scope', ({ specific }) => specific),
    holds: ({ scope }) => list(scope).every((each) => isIri(iriOf(each))),
  },
  {
    name: '5.1 a collection has the anno.jsonld among its @context',
    of: ({ collections }) => collections,
    holds: (each) => list(each['@context']).includes(ANNO),
  },
  { name: '5.1 a collection has exactly one IRI', of: ({ collections }) => collections, holds: ({ id }) => isIri(id) },
  {
    name: '5.1 a type of a collection is AnnotationCollection',
    of: ({ collections }) => collections,
    holds: isA('AnnotationCollection'),
  },
  {
    name: '5.1 a collection that has annotations has a first page',
    of: ({ collections }) => collections.filter(({ total }) => total !== 0),
    holds: ({ first }) => isIri(iriOf(first)),
  },
  {
    name: '5.1 a total is a whole number from 0, and as many as there are',
    of: withKey('total', ({ collections }) => collections),
    holds: ({ total, first }) =>
      isCount(total) && (!isRecord(first) || first['next'] !== undefined || list(first['items']).length === total),
  },
  { name: '5.2 a page has exactly one IRI', of: ({ pages }) => pages, holds: ({ id }) => isIri(id) },
  { name: '5.2 a type of a page is AnnotationPage', of: ({ pages }) => pages, holds: isA('AnnotationPage') },
  {
    name: '5.2 a page has a list of one annotation or more',
    of: ({ pages }) => pages,
    holds: ({ items }) => Array.isArray(items) && items.length > 0,
  },
  {
    name: '5.2 the place of a page’s first annotation is a whole number from 0',
    of: withKey('startIndex', ({ pages }) => pages),
    holds: ({ startIndex }) => isCount(startIndex),
  },
  {
    name: '5.2 a page leads to its collection, and to the next page where there is one, by IRI',
    of: ({ pages }) => pages,
    holds: ({ partOf, next, prev }) => [partOf, next, prev].every((each) => each === undefined || isIri(iriOf(each))),
  },
]

/** The motivations of the model. */
const MOTIVATIONS = new Set([
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
])

function isMotivation(value: unknown): boolean {
  return MOTIVATIONS.has(String(value)) || isIri(iriOf(value))
}

/** How often each of them was asked of a collection, and how often it did not hold. */
export function heldMusts(
  text: string,
): readonly { readonly name: string; readonly asked: number; readonly broken: number }[] {
  const things = thingsOf(JSON.parse(text) as Json)
  return MUSTS.map(({ name, of, holds }) => {
    const all = of(things)
    return { name, asked: all.length, broken: all.filter((each) => !isRecord(each) || !holds(each)).length }
  })
}

function thingsOf(collection: Json): Things {
  const pages = records(collection['first'])
  const annotations = pages.flatMap(({ items }) => list(items)).map((each) => (isRecord(each) ? each : {}))
  const around = annotations.flatMap(({ body, target }) => [...records(body), ...records(target)])
  const specific = around.filter((each) => each['source'] !== undefined || isA('SpecificResource')(each))
  const selectors = specific.flatMap(({ selector }) => records(selector).flatMap(withInner))
  const resources = [collection, ...pages, ...annotations, ...around]
  return {
    collections: [collection],
    pages,
    annotations,
    bodies: annotations.flatMap(({ body }) => records(body)),
    specific,
    selectors,
    agents: resources.flatMap(({ creator, generator }) => [...records(creator), ...records(generator)]),
    resources,
  }
}

function withInner(selector: Json): readonly Json[] {
  const inner = ['refinedBy', 'startSelector', 'endSelector'].flatMap((key) => records(selector[key]))
  return [selector, ...inner.flatMap(withInner)]
}
