import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as formats from 'ajv-formats'
import { schema, SCHEMAS } from './xml-schemas.ts'

const TOOLS = path.resolve(import.meta.dirname, '../../../.cache/tools')
const VNU = path.join(TOOLS, 'node_modules/vnu-jar/build/dist/vnu.jar')
const VNU_VERSION = '26.9.27'

/** The checker of the W3C and WHATWG (Nu), fetched once into a folder of its own; where it cannot be had, why. */
export function htmlMissing(): string | undefined {
  if (spawnSync('java', ['-version']).status !== 0) return 'no java'
  if (existsSync(VNU)) return undefined
  mkdirSync(TOOLS, { recursive: true })
  writeFileSync(path.join(TOOLS, 'package.json'), '{"private":true}')
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `vnu-jar@${VNU_VERSION}`], { cwd: TOOLS })
  return existsSync(VNU) ? undefined : 'vnu-jar could not be fetched'
}

interface Message {
  readonly url?: string
  readonly type: string
  readonly message: string
}

/** What the checker calls an error, by file. */
export function htmlFaults(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { stdout, stderr } = spawnSync('java', ['-jar', VNU, '--format', 'json', '--stdout', '--html', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (!stdout.startsWith('{')) throw new Error(`vnu: ${stderr.slice(0, 400)}`)
  const faults = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const { url = '', type, message } of (JSON.parse(stdout) as { readonly messages: readonly Message[] }).messages)
    if (type !== 'info') faults.get(decodeURI(url.replace(/^file:/u, '')))?.push(message)
  return faults
}

/** What holds a text against the IPTC's schema of ninjs 3.1. */
export function ninjsCheck(): ((text: string) => readonly string[]) | string {
  const [own, geo] = [schema('ninjs/ninjs-schema_3.1.json'), schema('ninjs/GeoJSON-schema.json')]
  if (own === undefined) return `no ${path.join(SCHEMAS, 'ninjs/ninjs-schema_3.1.json')}`
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
  formats.default.default(ajv)
  // Places on earth, of which we write none, have a schema of another's.
  if (geo !== undefined) ajv.addSchema(JSON.parse(readFileSync(geo, 'utf8')) as object)
  else ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' })
  const validate = ajv.compile(JSON.parse(readFileSync(own, 'utf8')) as object)
  return (text) =>
    validate(JSON.parse(text))
      ? []
      : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message ?? ''}`)
}

/** A CSV as a library that is not ours reads it: rows of the words of cells. */
export function csvRows(bytes: Uint8Array): readonly (readonly string[])[] {
  const book = read(new TextDecoder().decode(bytes), { type: 'string', raw: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet === undefined) return []
  return utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true })
}

/** The sheets of a workbook as LibreOffice Calc turns each into a CSV, in their order. */
export function sheetsByOffice(file: string): readonly (readonly (readonly string[])[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-calc-'))
  spawnSync('soffice', [
    `-env:UserInstallation=file://${folder}/office`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
    '--outdir',
    folder,
    file,
  ])
  const names = sheetNames(file)
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  const rows = names.map((name) => {
    const own = files.find((each) => each.endsWith(`-${name}.csv`))
    return own === undefined ? [] : csvRows(readFileSync(path.join(folder, own)))
  })
  rmSync(folder, { recursive: true, force: true })
  return rows
}

export function sheetNames(file: string): readonly string[] {
  return read(readFileSync(file), { type: 'buffer', bookSheets: true }).SheetNames
}

export const hasOffice = (): boolean => spawnSync('soffice', ['--version']).status === 0
