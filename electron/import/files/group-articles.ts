import { ARTICLE_NAMES, endingOf, isIgnored, PICTURE_NAMES, REFUSED_NAMES } from './file-names.ts'
import { pageFolders } from './page-folder.ts'

/** An article among many files: its text and the pictures that came with it, by their whole names. */
export interface GroupedArticle {
  /** The folder whose only text it is, else the text's own name; '' where it is the only one of all and lies uppermost. */
  readonly address: string
  readonly text: string
  readonly pictures: readonly string[]
  /** Files that came with it and are nobody's text or picture; those of several texts are with the first of them. */
  readonly others: readonly string[]
}

/** No editor's file has a longer name, folders included. */
const NAME_LIMIT = 1000

/**
 * The articles among files that came together (names with forward slashes, as in a ZIP). A folder's only text gets the
 * folder's pictures, also those in folders of nothing but pictures; one of several gets those that are named after it.
 * No part of an address leads upwards, whatever the names are.
 */
export function groupArticles(names: readonly string[]): readonly GroupedArticle[] {
  const files = names.filter(
    (name) => name.length <= NAME_LIMIT && !name.endsWith('/') && !name.split('/').some(isIgnored),
  )
  const byFolder = Map.groupBy(files.filter(isText), folderOf)
  const isInPage = foldersOfPages(byFolder)
  const texts = [...byFolder].flatMap(([folder, own]) => (isInPage(folder) ? [] : chosen(own)))
  const inOrder = new Intl.Collator('zh', { numeric: true })
  const own = texts.map(({ text }) => text)
  const nearTo = byOwner(
    files.filter((name) => PICTURE_NAMES.has(endingOf(name))),
    own,
  )
  const isArticle = new Set(own)
  const isOther = (name: string): boolean =>
    !isArticle.has(name) && !PICTURE_NAMES.has(endingOf(name)) && !isInPage(folderOf(name))
  const othersOf = byOwner(files.filter(isOther), own)
  const told = new Set<string | undefined>()
  const othersIn = (folder: string | undefined): readonly string[] => {
    if (told.has(folder)) return []
    told.add(folder)
    return othersOf.get(folder) ?? []
  }
  // Where a folder has several texts, and none that names its pictures itself, those named after no text are nobody's.
  const unnamedIn = (folder: string, siblings: readonly string[]): readonly string[] => {
    if (siblings.length < 2 || told.has(folder) || siblings.some(canNamePictures)) return []
    const stems = siblings.map(stemOf)
    const isNamed = (picture: string): boolean =>
      stems.some((stem) => isNamedAfter(picture.slice(folder.length), stem, stems))
    return (nearTo.get(folder) ?? []).filter((picture) => !isNamed(picture))
  }
  const taken = new Set<string>()
  return texts
    .toSorted((one, other) => inOrder.compare(one.text, other.text))
    .map(({ text, siblings }) => {
      const folder = folderOf(text)
      const near = nearTo.get(folder) ?? []
      const isOnly = siblings.length === 1 && endingOf(text) !== '.zip'
      const stems = siblings.map(stemOf)
      // What lies with no text is with the first of all.
      const others = [...unnamedIn(folder, siblings), ...othersIn(folder), ...othersIn(undefined)]
      return {
        // Beside others an empty address would be that of all of them together.
        address: freshAddress(isOnly && (folder !== '' || texts.length === 1) ? folder.slice(0, -1) : text, taken),
        text,
        others,
        pictures: isOnly
          ? near
          : near.filter((picture) => isNamedAfter(picture.slice(folder.length), stemOf(text), stems)),
      }
    })
}

function isText(name: string): boolean {
  const ending = endingOf(name)
  return ARTICLE_NAMES.has(ending) || REFUSED_NAMES.has(ending) || ending === '.zip'
}

/** A folder's articles; beside one that can be opened, manuscripts of other kinds (its PDF, its old .doc) are none. */
function chosen(own: readonly string[]): readonly { readonly text: string; readonly siblings: readonly string[] }[] {
  const open = own.filter((name) => ARTICLE_NAMES.has(endingOf(name)))
  const hasPacked = own.some((name) => endingOf(name) === '.zip')
  const siblings = open.length === 1 && !hasPacked ? open : own
  return siblings.map((text) => ({ text, siblings }))
}

/** Word's files hold their pictures and plain texts name none; every other text may name any beside it. */
const canNamePictures = (name: string): boolean =>
  ARTICLE_NAMES.has(endingOf(name)) && !/^\.(?:txt|text|docx)$/u.test(endingOf(name))

/** Tells of a folder whether it belongs to a saved page, at any height. */
function foldersOfPages(byFolder: ReadonlyMap<string, readonly string[]>): (folder: string) => boolean {
  const ofPage = new Map(
    [...byFolder].map(([folder, texts]) => [folder, pageFolders(texts.map((text) => text.slice(folder.length)))]),
  )
  return (folder) =>
    foldersOf(folder).some((each) => {
      const above = folderOf(each.slice(0, -1))
      return ofPage.get(above)?.(each.slice(above.length, -1)) ?? false
    })
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

/** Every folder that a file lies in, the uppermost left out. */
function foldersOf(name: string): readonly string[] {
  const found: string[] = []
  for (let folder = folderOf(name); folder !== ''; folder = folderOf(folder.slice(0, -1))) found.push(folder)
  return found
}

function stemOf(name: string): string {
  const own = name.slice(folderOf(name).length)
  return own.slice(0, own.length - endingOf(own).length)
}

/** Each file by the folder whose texts it lies with: its own, or one above it with no texts on the way. */
function byOwner(
  files: readonly string[],
  texts: readonly string[],
): ReadonlyMap<string | undefined, readonly string[]> {
  const own = new Set(texts.map(folderOf))
  const busy = new Set(texts.flatMap(foldersOf))
  const owners = new Map<string, string | undefined>()
  const ownerOf = (start: string): string | undefined => {
    const known = owners.get(start)
    if (known !== undefined || owners.has(start)) return known
    const owner = own.has(start)
      ? start
      : start === '' || busy.has(start)
        ? undefined
        : ownerOf(folderOf(start.slice(0, -1)))
    owners.set(start, owner)
    return owner
  }
  return Map.groupBy(files, (file) => ownerOf(folderOf(file)))
}

/** `稿1.jpg`, `稿-图2.png`, `稿/1.jpg` for `稿.docx`; not `稿子.jpg`, nor what another text's longer name fits. */
function isNamedAfter(picture: string, stem: string, stems: readonly string[]): boolean {
  const plain = picture.normalize('NFC').toLowerCase()
  const fits = (own: string): boolean => {
    const start = own.normalize('NFC').toLowerCase()
    if (start === '' || !plain.startsWith(start)) return false
    return /^(?:\.[^/]*$|\/|[\s_\-—·(（【[#]|图|圖|照|pic|img|photo|fig|\d)/u.test(plain.slice(start.length))
  }
  return fits(stem) && !stems.some((other) => other.length > stem.length && fits(other))
}

/** An address that nothing is opened by but the entry it stands for; each its own. */
function freshAddress(name: string, taken: Set<string>): string {
  const safe = name
    .split('/')
    .map((part) => part.replace(/[\p{Cc}\\:]/gu, '_').replace(/^\.{0,2}$/u, name === '' ? '' : '_'))
    .join('/')
  let address = safe
  for (let count = 2; taken.has(address); count += 1) address = `${safe} (${String(count)})`
  taken.add(address)
  return address
}
