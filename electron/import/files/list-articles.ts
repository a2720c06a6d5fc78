import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { ARTICLE_NAMES, isIgnored, REFUSED_NAMES } from './file-names.ts'
import { isOfPage } from './page-folder.ts'

/** Depth to which folders are looked into, how many of them, and articles that are listed at most. */
const MOST_DEPTH = 6
const MOST_FOLDERS = 1000
const MOST_ARTICLES = 2000

/** What a look around may still cost. */
interface Look {
  folders: number
}

/**
 * The articles at `path`, in the order of their names: a file, and a folder of one text and its pictures, is itself;
 * any other folder is each of its texts and each folder inside that holds one. Nothing is opened, links are not
 * followed, and what cannot be looked at or holds nothing is given as it is: whoever opens it says what is wrong.
 */
export async function listArticles(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const found = await articlesIn(path, MOST_DEPTH, { folders: MOST_FOLDERS })
    return found.length === 0 ? [path] : found.slice(0, MOST_ARTICLES)
  } catch {
    return [path]
  }
}

async function articlesIn(folder: string, depth: number, look: Look): Promise<readonly string[]> {
  look.folders -= 1
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !isIgnored(entry.name))
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  const texts = files.filter((name) => ARTICLE_NAMES.has(extname(name).toLowerCase()))
  const packed = files.filter((name) => extname(name).toLowerCase() === '.zip')
  const within: string[] = []
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort(byName)) {
    if (depth <= 1 || look.folders <= 0 || isOfPage(name, texts)) continue
    // A folder that may not be looked into does not hide the others.
    within.push(...(await articlesIn(join(folder, name), depth - 1, look).catch(() => [])))
  }
  const isOne = texts.length === 1 && packed.length === 0
  if (isOne) return [folder, ...within]
  const refused = files.filter((name) => REFUSED_NAMES.has(extname(name).toLowerCase()))
  const own = [...texts, ...packed, ...refused].sort((a, b) => byName({ name: a }, { name: b }))
  return [...own.map((name) => join(folder, name)), ...within]
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'zh', { numeric: true })
}
