import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a backup is read and never written by the command', async () => {
  writeFileSync(path.join(folder, 'a.txt'), '渡口的灯\n\n摆渡人守了31年。\n')
  await galley(folder, ['import', '--library', 'a.sqlite', 'a.txt'])
  const desk = openDesk(path.join(folder, 'a.sqlite'), folder)
  const { name } = valueOf(await desk.client.call('library.backUp', {}))
  await desk.close()
  const backup = path.join('a.sqlite-backups', name)
  const bytes = readFileSync(path.join(folder, backup))
  const listed = await galley(folder, ['list', '--library', backup, '--json'])
  expect(listed.json).toMatchObject([{ title: '渡口的灯' }])
  const article = String(listed.json[0]?.['article'])
  const note = ['note', article, '--library', backup, '--block', '1', '--start', '0', '--end', '2']
  for (const args of [
    ['import', '--library', backup, 'a.txt'],
    [...note, '--kind', 'comment', '--body', 'x'],
  ]) {
    const refused = await galley(folder, [...args, '--json'])
    expect(refused.code).toBe(1)
    expect(refused.json).toMatchObject([{ error: { code: 'library-own' } }])
  }
  expect(readFileSync(path.join(folder, backup)).equals(bytes)).toBe(true)
  expect(readdirSync(path.join(folder, 'a.sqlite-backups')).filter((each) => each.startsWith(name))).toEqual([name])
})
