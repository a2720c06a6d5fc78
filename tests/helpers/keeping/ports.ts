import { resultsOf } from '#tests/helpers/w3c-results.ts'
import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { comparedText, sketchOf, writeSketch } from '#shared/text/likeness.ts'
import { exporterHere } from '#electron/export/process/exporter-here.ts'
import type { ParsedFile, ParseRequest, Ports } from '#electron/ports.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { runPackageWork } from '#electron/package/work.ts'
import { parseSheet } from '#electron/import/process/parse-file.ts'
import { numbersOfBlocks } from '#electron/import/finish/find-numbers.ts'
import { callError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/block.ts'
import { defaultSettings, type Settings } from '#shared/domain/settings.ts'
import { err, ok } from '#shared/lib/result.ts'

/** A folder for one test, and the function that takes it away. */
export function tempFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'galley-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const ROLES: Readonly<Record<string, Role>> = { '#': 'headline', '!': 'figure', '^': 'caption', '~': 'furniture' }

/** One by one pixel, a whole PNG. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What the test's parser makes of a text: a line a block; `#` headline, `!` figure, `^` caption, `~` furniture. */
export function parseLines(
  fileName: string,
  bytes: Uint8Array,
  dates: Pick<ParseRequest, 'asOf' | 'datedBy'> = {},
): ParsedFile {
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  const roles = lines.map((line) => ROLES[line.charAt(0)] ?? 'paragraph')
  const hasPicture = roles.includes('figure')
  const sha256 = hash('sha256', PIXEL, 'hex')
  const texts = lines.map((line, index) => (roles[index] === 'paragraph' ? line : line.slice(1)))
  const document: ParsedFile['document'] = {
    format: 'text',
    encoding: 'utf-8',
    language: 'zh-Hans',
    publishedAt: '2023-12-13',
    title: texts[roles.indexOf('headline')],
    blocks: lines.map((_, index) => {
      const role = roles[index] ?? 'paragraph'
      if (role === 'figure') return { role, text: '', asset: 0, confidence: 1 }
      const figure = role === 'caption' && roles[index - 1] === 'figure' ? { figure: index - 1 } : {}
      return { role, text: texts[index] ?? '', confidence: 0.9, ...figure }
    }),
    assets: hasPicture ? [{ sha256, mediaType: 'image/png', byteLength: PIXEL.length, width: 1, height: 1 }] : [],
    repairs: [],
    census: { seen: texts.join('').length, kept: texts.join('').length, leftOut: [] },
    findings: [],
    notes: [],
    suggestions: [],
  }
  return {
    fileName,
    bytes,
    sha256: hash('sha256', bytes, 'hex'),
    document,
    numbers: numbersOfBlocks(document, dates),
    sketch: writeSketch(sketchOf(comparedText(document.blocks))),
    originals: texts,
    encodings: [{ encoding: 'utf-8', score: 1, sample: texts[0] ?? '' }],
    reasons: [],
    pictures: hasPicture ? [PIXEL] : [],
  }
}

/** What a test may change of its ports. */
export interface PortsControl {
  nowMs: number
  settings: Settings
  chosenPath: string | undefined
  readonly told: { name: string; data: unknown }[]
  readonly done: string[]
  readonly logged: string[]
}

/** Ports without a window or a dialog: a clock that stands still, answers that are laid down, a parser of plain lines. */
export function testPorts(dataPath: string): { readonly ports: Ports; readonly control: PortsControl } {
  const control: PortsControl = {
    nowMs: Date.UTC(2026, 0, 15, 9, 0, 0),
    settings: defaultSettings,
    chosenPath: undefined,
    told: [],
    done: [],
    logged: [],
  }
  const chosen = (): Promise<string | undefined> => Promise.resolve(control.chosenPath)
  const ports: Ports = {
    now: () => control.nowMs,
    parser: {
      parse: ({ source, ...dates }) => {
        if (source.kind === 'bytes') return Promise.resolve(ok(parseLines(source.fileName, source.bytes, dates)))
        try {
          return Promise.resolve(ok(parseLines(basename(source.path), readFileSync(source.path), dates)))
        } catch {
          return Promise.resolve(err(callError('file-missing', { file: source.path })))
        }
      },
      list: (path) => Promise.resolve({ paths: [path] }),
      carryReview: (_file, { open, fresh }) => Promise.resolve(ok(carryReview(open, fresh))),
      readAnnotations: (_file, { bytes, open, author, nowMs }) =>
        Promise.resolve(ok(resultsOf(new TextDecoder().decode(bytes), open, author, nowMs))),
      readPicture: () =>
        Promise.resolve(
          ok({
            bytes: PIXEL,
            asset: {
              sha256: hash('sha256', PIXEL, 'hex'),
              mediaType: 'image/png',
              byteLength: PIXEL.length,
              width: 1,
              height: 1,
            },
          }),
        ),
      readSheet: (source) =>
        source.kind === 'path'
          ? parseSheet(basename(source.path), readFileSync(source.path))
          : parseSheet(source.fileName, source.bytes),
      readPackage: async (work, onShare = () => undefined) => (await runPackageWork(work, onShare)) as never,
      preview: () => Promise.resolve(undefined),
      skip: () => control.done.push('skip'),
      close: () => Promise.resolve(),
    },
    exporter: exporterHere,
    dialogs: {
      openArticles: async () => [(await chosen()) ?? []].flat(),
      openPicture: chosen,
      openFile: chosen,
      openLibrary: chosen,
      newLibrary: chosen,
      openAnnotations: chosen,
      saveExport: chosen,
      exportFolder: chosen,
      confirmLink: () => Promise.resolve(control.chosenPath !== undefined),
      confirmFile: () => Promise.resolve(control.chosenPath !== undefined),
    },
    paper: {
      print: () => Promise.resolve(callError('paper-missing')),
      send: () => Promise.resolve(callError('paper-missing')),
    },
    window: {
      ready: () => control.done.push('ready'),
      closeReady: (isClean) => control.done.push(`close ${String(isClean)}`),
      setTitle: (title) => control.done.push(`title ${title}`),
      setZoom: (factor) => control.done.push(`zoom ${String(factor)}`),
      paste: () => control.done.push('paste'),
    },
    settings: {
      read: () => control.settings,
      change: (change) => ok((control.settings = { ...control.settings, ...change })),
    },
    shell: {
      reveal: (path) => control.done.push(`reveal ${path}`),
      openLink: (url) => Promise.resolve(void control.done.push(`link ${url}`)),
      openFile: (path) => Promise.resolve(void control.done.push(`file ${path}`)),
    },
    log: (line) => control.logged.push(line),
    emit: (name, data) => control.told.push({ name, data }),
    about: {
      version: '0.0.0',
      platform: 'test',
      systemLocale: 'en',
      isStandIn: true,
      dataPath,
      samplePath: join(dataPath, 'program', 'samples'),
      program: 'galley test',
    },
  }
  return { ports, control }
}
