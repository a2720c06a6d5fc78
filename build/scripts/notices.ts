import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'

type Manifest = {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly homepage?: string
}

/** Not bundled, but in the package all the same. */
const shippedWhole = ['node_modules/better-sqlite3']

const packageFolders = (): readonly string[] => {
  const lists = path.join(root, 'dist/packages')
  const bundled = readdirSync(lists).flatMap(
    (name) => JSON.parse(readFileSync(path.join(lists, name), 'utf8')) as string[],
  )
  return [...new Set([...bundled, ...shippedWhole])].toSorted()
}

const licenceTexts = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice|ofl)/i.test(entry.name))
    .map(({ name }) => readFileSync(path.join(folder, name), 'utf8').trim())

const noticeOf = (place: string): string => {
  const folder = path.join(root, place)
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
  const texts = licenceTexts(folder)
  const licence = manifest.license ?? 'see below'
  const body = texts.length > 0 ? texts.join('\n\n') : `Licensed under ${licence}; its package encloses no text.`
  return `${manifest.name} ${manifest.version} (${licence})\n${manifest.homepage ?? ''}\n\n${body}`
}

/** Data that came from elsewhere tell so in a notice beside them. */
const dataNotices = (): readonly string[] =>
  readdirSync(path.join(root, 'shared'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)data\/(?:NOTICE|LICENSE[^/]*)\.txt$/.test(name.replaceAll('\\', '/')))
    .toSorted()
    .map((name) => `shared/${name}\n\n${readFileSync(path.join(root, 'shared', name), 'utf8').trim()}`)

const rule = `\n\n${'─'.repeat(80)}\n\n`

/** Writes the licences of everything that is bundled (fonts too) into one file, and gives its place. */
export const writeNotices = (): string => {
  const file = path.join(root, '.cache/notices/THIRD-PARTY-NOTICES.txt')
  mkdirSync(path.dirname(file), { recursive: true })
  const head = 'Galley contains the following packages. Electron and Chromium enclose their own licences.'
  writeFileSync(file, `${[head, ...packageFolders().map(noticeOf), ...dataNotices()].join(rule)}\n`)
  return file
}
