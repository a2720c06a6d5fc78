import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listArticles } from '#electron/import/files/list-articles.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-folders-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lay = (...names: readonly string[]): void => {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), name)
  }
}
const listed = async (path = ''): Promise<readonly string[]> =>
  (await listArticles(join(folder, path))).paths.map((each) => relative(folder, each))

describe('the articles at a path', () => {
  it('are the file itself, and a folder of one text and pictures itself', async () => {
    lay('one/稿.txt', 'one/图1.jpg', 'one/图2.jpg')
    expect(await listed('one/稿.txt')).toEqual(['one/稿.txt'])
    expect(await listed('one')).toEqual(['one'])
  })

  it('are each text of a folder of several, in the order of their numbers', async () => {
    lay('稿10.txt', '稿2.docx', '稿1.md', '图1.jpg', '.hidden.txt')
    expect(await listed()).toEqual(['稿1.md', '稿2.docx', '稿10.txt'])
  })

  it('are the folders inside that hold a text, at any depth, and the texts beside them', async () => {
    lay('甲/稿.txt', '甲/1.jpg', '乙/二月/a.html', '乙/二月/b.html', '丙/1.jpg', '总.txt', '总二.txt')
    expect([...(await listed())].sort()).toEqual(
      ['乙/二月/a.html', '乙/二月/b.html', '总.txt', '总二.txt', '甲'].sort(),
    )
  })

  it('are archives too, and manuscripts that will be refused, so that the refusal is seen', async () => {
    lay('a.txt', 'b.zip', 'c.doc', 'd.pdf', 'e.exe')
    expect(await listed()).toEqual(['a.txt', 'b.zip', 'c.doc', 'd.pdf'])
    lay('old/c.doc')
    expect(await listed('old')).toEqual(['old/c.doc'])
  })

  it('are not the frames of a saved page, nor what a link leads to', async () => {
    lay('page.html', 'page_files/frame.html', 'page_files/x.png')
    expect(await listed()).toEqual([''])
    mkdirSync(join(folder, 'links'))
    symlinkSync(folder, join(folder, 'links', 'up'))
    expect(await listed('links')).toEqual(['links'])
  })

  it('are what was given when nothing is there or it cannot be looked at', async () => {
    lay('pictures/1.jpg')
    expect(await listed('pictures')).toEqual(['pictures'])
    expect(await listed('gone')).toEqual(['gone'])
  })
})
