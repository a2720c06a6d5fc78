import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { diskPath, entriesOf, findLost } from '#electron/files/paths.ts'
import { ARTICLE_NAMES, endingOf, isIgnored, REFUSED_NAMES } from './file-names.ts'
import { pageFolders } from './page-folder.ts'

/** Depth to which folders are looked into, how many of them, and articles that are listed; what is beyond is said. */
const MOST_DEPTH = 32
const MOST_FOLDERS = 20_000
const MOST_ARTICLES = 100_000

/** The articles at a path; `leftOut`: `folder-left-out`, where not all of the folder could be listed. */
export interface ListedArticles {
  readonly paths: readonly string[]
  readonly leftOut?: CallError
}

/** What a look around has found, and what it did not look into. */
interface Look {
  readonly found: string[]
  folders: number
  skipped: number
  /** Links, pipes and devices: none is followed. */
  links: number
}

/**
 * The articles at `path`, in the order of their names: a file, and a folder of one text and its pictures, is itself;
 * any other folder is each of its texts and each folder inside that holds one. Nothing is opened, links are not
 * followed, and what cannot be looked at or holds nothing is given as it is: whoever opens it says what is wrong.
 */
export async function listArticles(given: string): Promise<ListedArticles> {
  const path = (await findLost(given)) ?? given
  try {
    if (!(await stat(diskPath(path))).isDirectory()) return { paths: [path] }
    const look: Look = { found: [], folders: 0, skipped: 0, links: 0 }
    await lookInto(path, MOST_DEPTH, look)
    const { found, skipped, links } = look
    const isWhole = skipped === 0 && links === 0 && found.length <= MOST_ARTICLES
    const listed = found.slice(0, MOST_ARTICLES)
    const values = { file: basename(path), count: listed.length, folders: skipped, links }
    const paths = listed.length === 0 ? [path] : listed
    return isWhole ? { paths } : { paths, leftOut: callError('folder-left-out', values) }
  } catch {
    return { paths: [path] }
  }
}

async function lookInto(folder: string, depth: number, look: Look): Promise<void> {
  if (depth === 0 || look.folders >= MOST_FOLDERS || look.found.length > MOST_ARTICLES) {
    look.skipped += 1
    return
  }
  look.folders += 1
  const entries = (await entriesOf(folder)).filter((entry) => !isIgnored(entry.name))
  const files = entries.filter(({ isFile }) => isFile).map(({ name }) => name)
  look.links += entries.filter(({ isFile, isFolder }) => !isFile && !isFolder).length
  const texts = files.filter((name) => ARTICLE_NAMES.has(endingOf(name)))
  const packed = files.filter((name) => endingOf(name) === '.zip')
  const isOne = texts.length === 1 && packed.length === 0
  if (isOne) look.found.push(folder)
  else {
    const refused = files.filter((name) => REFUSED_NAMES.has(endingOf(name)))
    const own = [...texts, ...packed, ...refused].sort(IN_ORDER.compare)
    for (const name of own) look.found.push(join(folder, name))
  }
  const isOfPage = pageFolders(texts)
  const inner = entries.filter(({ name, isFolder }) => isFolder && !isOfPage(name)).map(({ name }) => name)
  for (const name of inner.sort(IN_ORDER.compare)) {
    // A folder that may not be looked into does not hide the others.
    await lookInto(join(folder, name), depth - 1, look).catch(() => (look.skipped += 1))
  }
}

const IN_ORDER = new Intl.Collator('zh', { numeric: true })
