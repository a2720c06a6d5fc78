import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import type { Done } from './run.ts'

/** More lines than this tell more than one story. Data may be as long as it is. */
const mostLines = 400
const folders = ['shared', 'electron', 'renderer', 'tests', 'build']
const isCode = /\.(?:[cm]?[jt]sx?|css|html|sql)$/
const isData = /(?:^|\/)(?:data|fixtures|sample|messages|node_modules)\//

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(place)
    return isCode.test(place) && !isData.test(place) ? [place] : []
  })

/** Kebab-case after the main export; components in PascalCase. `_` marks a part of a measurement. */
const isWellNamed = (place: string): boolean => {
  const name = path.basename(place)
  if (place.startsWith('renderer/') && name.endsWith('.tsx'))
    return /^(?:[A-Z][A-Za-z0-9]*|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.tsx$/.test(name)
  return /^_?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/.test(name)
}

/** Fails for every file of code that is too long, or whose name breaks the habit. */
export const checkFiles = (): Promise<Done> => {
  const files = folders.flatMap(filesBelow)
  const long = files
    .map((place) => ({ place, lines: readFileSync(path.join(root, place), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ place, lines }) => `${place}: ${lines} lines, at most ${mostLines}`)
  const misnamed = files
    .filter((place) => !isWellNamed(place))
    .map((place) => `${place}: kebab-case, or PascalCase for a component`)
  const output = [...long, ...misnamed].join('\n')
  return Promise.resolve({ code: output === '' ? 0 : 1, output })
}
