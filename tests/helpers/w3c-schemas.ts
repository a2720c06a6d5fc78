import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import * as formats from 'ajv-formats'

const cases = path.join(process.env['GALLEY_CASES'] ?? '../shared/cases', 'w3c')

/** Whether the schemas of w3c/web-annotation-tests are at hand. */
export const hasW3cSchemas = existsSync(cases)

/** Where the folder of reference samples lies. */
export const w3cSamples = path.join(cases, 'tools/samples')

type Schema = Record<string, unknown>

/** Draft 4 as Ajv reads it: `$id` in place of `id`, no `$schema`, and the exclusive minimum as a number. */
function load(file: string): Schema {
  const modern = (key: string, value: unknown): unknown => {
    if (key === '$schema' || typeof value !== 'object' || value === null) return key === '$schema' ? undefined : value
    const { exclusiveMinimum, minimum, ...rest } = value as Schema
    return exclusiveMinimum === true ? { ...rest, exclusiveMinimum: minimum } : value
  }
  const raw = JSON.parse(readFileSync(file, 'utf8'), modern) as Schema
  const { id, ...rest } = raw
  return typeof id === 'string' ? { $id: id, ...rest } : raw
}

const files = (folder: string): readonly string[] =>
  readdirSync(path.join(cases, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(cases, folder, name))

/** A collection with its one page, as an export makes it. */
interface Collection {
  readonly first: { readonly items: readonly unknown[] }
}

const PICKS: Readonly<Record<string, (document: Collection) => readonly unknown[]>> = {
  annotations: ({ first }) => first.items,
  'annotations/bodiesTargets': ({ first }) => first.items,
  'annotations/specificResource': ({ first }) => first.items,
  collections: (document) => [document],
  'collections/pages': ({ first }) => [first],
}

/** Prepares the schemas that must hold, and gives what of them does not, for one annotation or anything else of a folder. */
function musts(): (folder: string) => readonly ((item: unknown) => string | undefined)[] {
  const ajv = new Ajv({ strict: false, validateFormats: true, logger: false })
  formats.default.default(ajv)
  for (const file of files('definitions')) ajv.addSchema(load(file))
  return (folder) =>
    files(folder).flatMap((file) => {
      const schema = load(file)
      if (schema['assertionType'] !== 'must') return []
      const validate = ajv.compile(schema)
      const isRight = schema['expectedResult'] === 'valid'
      return [
        (item: unknown) =>
          validate(item) === isRight
            ? undefined
            : `${folder}/${path.basename(file)} ${JSON.stringify(validate.errors?.[0])}`,
      ]
    })
}

/** Holds a collection against every schema that must hold: how often one was asked, and what does not hold. */
export function brokenMusts(text: string): { readonly asked: number; readonly broken: readonly string[] } {
  const document = JSON.parse(text) as Collection
  const mustsIn = musts()
  let asked = 0
  const broken: string[] = []
  for (const [folder, pick] of Object.entries(PICKS))
    for (const must of mustsIn(folder))
      for (const item of pick(document)) {
        asked += 1
        broken.push(...[must(item)].filter((fault) => fault !== undefined))
      }
  return { asked, broken }
}

/** Prepares what tells whether an annotation is all that the schemas of the model say that it must be. */
export function annotationMusts(): (annotation: unknown) => readonly string[] {
  const mustsIn = musts()
  const all = ['annotations', 'annotations/bodiesTargets', 'annotations/specificResource'].flatMap(mustsIn)
  return (annotation) => all.map((must) => must(annotation)).filter((fault) => fault !== undefined)
}
