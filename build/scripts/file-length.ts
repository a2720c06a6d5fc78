import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../bootstrap.mjs'
import type { Done } from './run.ts'

/** More lines than this tell more than one story. Data may be as long as it is. */
const mostLines = 500
const folders = ['shared', 'electron', 'renderer', 'tests', 'build']
const isCode = /\.(?:[cm]?[jt]sx?|css|html|sql)$/
const isData = /(?:^|\/)(?:data|fixtures|sample|messages|node_modules)\//

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(place)
    return isCode.test(place) && !isData.test(place) ? [place] : []
  })

/** Fails for every file of code that is too long. */
export const findLongFiles = (): Promise<Done> => {
  const found = folders
    .flatMap(filesBelow)
    .map((place) => ({ place, lines: readFileSync(path.join(root, place), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
  const output = found.map(({ place, lines }) => `${place}: ${lines} lines, at most ${mostLines}`).join('\n')
  return Promise.resolve({ code: found.length === 0 ? 0 : 1, output })
}
