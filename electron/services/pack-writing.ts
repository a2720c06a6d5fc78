import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { withEntry, withoutEntry, writePack, type PackEntry } from '#shared/lexicon/pack.ts'
import { notWritten, writeFileWhole } from '#electron/files/write-whole.ts'
import { packPath, packsFolder, readPackFile } from './house-packs.ts'

/** Puts an entry at the end of a pack of the house; the pack is begun where there is none yet. */
export function addPackEntry(dataPath: string, name: string, entry: PackEntry): Result<void, CallError> {
  return change(dataPath, name, (text) => (text === undefined ? writePack([entry]) : withEntry(text, entry)))
}

/** Takes an entry out of a pack again; every other line stays as it is. */
export function removePackEntry(dataPath: string, name: string, entry: PackEntry): Result<void, CallError> {
  return change(dataPath, name, (text) => (text === undefined ? undefined : withoutEntry(text, entry)))
}

/** Makes a pack of entries. Error: `file-exists`, where there is one of that name. */
export function makePack(dataPath: string, name: string, text: string): Result<void, CallError> {
  if (!isFileName(name)) return err(callError('invalid-input', { detail: name }))
  const path = packPath(dataPath, name)
  return existsSync(path) ? err(callError('file-exists', { file: path })) : write(dataPath, path, text)
}

/** Takes away a pack that says just what it was made of. Error: `conflict`. */
export function unmakePack(dataPath: string, name: string, text: string): Result<void, CallError> {
  const path = packPath(dataPath, name)
  if (readPackFile(name, path).text !== text.replace(/^\uFEFF/u, '')) return err(callError('conflict'))
  try {
    rmSync(path)
    return ok(undefined)
  } catch (thrown) {
    return err(notWritten(path, thrown))
  }
}

function change(
  dataPath: string,
  name: string,
  made: (text: string | undefined) => string | undefined,
): Result<void, CallError> {
  if (!isFileName(name)) return err(callError('invalid-input', { detail: name }))
  const path = packPath(dataPath, name)
  const now = existsSync(path) ? readPackFile(name, path) : undefined
  // What cannot be read is not written over.
  if (now?.problem !== undefined && now.problem !== 'no-head') return err(callError('file-unreadable', { file: path }))
  if (now?.problem === 'no-head' && now.text.trim() !== '') return err(callError('file-unreadable', { file: path }))
  const text = made(now?.problem === 'no-head' ? undefined : now?.text)
  return text === undefined ? err(callError('not-found', { record: name })) : write(dataPath, path, text)
}

function write(dataPath: string, path: string, text: string): Result<void, CallError> {
  try {
    mkdirSync(packsFolder(dataPath), { recursive: true })
    // Excel knows Chinese by the mark.
    writeFileWhole(path, new TextEncoder().encode(`\uFEFF${text.replace(/^\uFEFF/u, '')}`))
    return ok(undefined)
  } catch (thrown) {
    return err(notWritten(path, thrown))
  }
}

/** Whether every system takes it as the name of a file, and as nothing more. */
function isFileName(name: string): boolean {
  return name.trim() === name && !/[\u0000-\u001F\\/:*?"<>|]|^[.~]|\.$/u.test(name)
}
