import type { z } from 'zod'
import type { CallSpec } from '#shared/contract/call-spec.ts'
import { calls } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Door, FileUse, GivenFile } from '#shared/contract/files.ts'
import type { LongText } from '#shared/contract/long-text.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { isCallName } from './call-name.ts'
import type { Dispatch } from './dispatch.ts'

/** Paths in exchange for tokens; whoever serves a window has it. */
export interface FileExchange {
  /** A token for a file that the page may name from now on, with the name to show. */
  give(path: string, use: FileUse): GivenFile
  /**
   * The path behind a token. Errors: `invalid-input` when it was never given, not for this use, or is spent;
   * `file-changed` when another file lies there than the one that was read by it.
   */
  take(token: string, use: FileUse): Promise<Result<string, CallError>>
  /** The path behind a token, to be named and not opened. Error: `invalid-input` when it was never given, or not for this use. */
  named(token: string, use: FileUse): Result<string, CallError>
  /** What was asked by a token was answered: it is spent, or (`isAgain`) bound to the file as it was when it was taken. */
  used(token: string, use: FileUse, isAgain: boolean): void
}

/** The same for a window, which may ask for a long answer as packed text, of which it then fetches the rest. */
export type WindowDispatch = (
  name: unknown,
  input: unknown,
  isText: boolean,
) => Promise<Result<unknown, CallError> | string | LongText>

type AnySpec = Pick<CallSpec<z.ZodType, z.ZodType>, 'doors' | 'file' | 'gives' | 'readsAgain' | 'waitsAs'>
type Fields = Readonly<Record<string, unknown>>

/** A dispatch that makes only the calls which this door may make. */
export function throughDoor(door: Door, dispatch: Dispatch): Dispatch {
  return async (name, input) => (mayMake(door, name) ? dispatch(name, input) : refused('door'))
}

/**
 * A dispatch as a window may use it: files come and go as tokens, and a path in the place of a token is refused. It is
 * main's, whatever stands behind it: what a page sends is trusted in nothing.
 */
export function forWindow(dispatch: WindowDispatch, files: FileExchange): WindowDispatch {
  return async (name, input, isText) => {
    if (!isCallName(name) || !mayMake('window', name)) return refused('door')
    const spec: AnySpec = calls[name]
    const token = tokenIn(spec, input)
    const named = await withPaths(spec, input, files)
    if (!named.ok) return named
    const answer = await dispatch(name, named.value, isText && spec.gives === undefined)
    if (spec.file !== undefined && token !== undefined && !isWaiting(spec, input) && isDone(answer))
      files.used(token, spec.file, spec.readsAgain === true)
    if (
      typeof answer === 'string' ||
      !('ok' in answer) ||
      !answer.ok ||
      spec.gives === undefined ||
      !isFields(answer.value)
    )
      return answer
    return ok(withTokens(answer.value, spec.gives, files))
  }
}

function mayMake(door: Door, name: unknown): boolean {
  return isCallName(name) && (calls[name].doors as readonly Door[]).includes(door)
}

/** Whether something was answered; a packed answer says so at its beginning. */
function isDone(answer: Awaited<ReturnType<WindowDispatch>>): boolean {
  if (typeof answer !== 'string' && 'ok' in answer) return answer.ok
  return !(typeof answer === 'string' ? answer : answer.first).startsWith('{"ok":false')
}

/** The token by which the input names its file. */
function tokenIn({ file }: AnySpec, input: unknown): string | undefined {
  if (file === undefined || !isFields(input)) return undefined
  const holder = isFields(input['source']) && input['source']['file'] !== undefined ? input['source'] : input
  const named = holder['file']
  return isFields(named) && !('path' in named) && typeof named['token'] === 'string' ? named['token'] : undefined
}

/** The input with the path in the place of its token; where a call names no file, nothing is looked at. */
async function withPaths(spec: AnySpec, input: unknown, files: FileExchange): Promise<Result<unknown, CallError>> {
  if (spec.file === undefined || !isFields(input)) return ok(input)
  const use = spec.file
  const isNamed = isWaiting(spec, input)
  const pathOf = (token: string) => (isNamed ? files.named(token, use) : files.take(token, use))
  const inside = isFields(input['source']) ? await withPath(input['source'], pathOf) : ok(input['source'])
  if (!inside.ok) return inside
  return withPath('source' in input ? { ...input, source: inside.value } : input, pathOf)
}

/** Whether what is meant waits already: its file is not read for it. */
function isWaiting({ waitsAs = [] }: AnySpec, input: unknown): boolean {
  return isFields(input) && waitsAs.some((field) => typeof input[field] === 'string')
}

type PathOf = (token: string) => Result<string, CallError> | Promise<Result<string, CallError>>

async function withPath(holder: Fields, pathOf: PathOf): Promise<Result<Fields, CallError>> {
  if (holder['file'] === undefined) return ok(holder)
  const token: unknown = isFields(holder['file']) && !('path' in holder['file']) ? holder['file']['token'] : undefined
  const path = typeof token === 'string' ? await pathOf(token) : refused('file')
  return path.ok ? ok({ ...holder, file: { path: path.value } }) : path
}

/** The answer with tokens in the place of paths. */
function withTokens(answer: Fields, use: FileUse, files: FileExchange): Fields {
  const give = (file: unknown): unknown =>
    isFields(file) && typeof file['path'] === 'string' ? files.give(file['path'], use) : undefined
  return {
    ...answer,
    ...(Array.isArray(answer['files']) ? { files: answer['files'].map(give) } : {}),
    ...('file' in answer ? { file: give(answer['file']) } : {}),
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(detail: string): Result<never, CallError> {
  return err(callError('invalid-input', { detail }))
}
