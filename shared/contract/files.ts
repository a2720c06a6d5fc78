import { z } from 'zod'

/**
 * A file as a call names it. The command names it by its path; a window by a token, which only main can turn into the
 * path that a person chose: a page that was taken over can name no file of the disk. What the services get is a path.
 */
export const fileSchema = z
  .union([z.object({ path: z.string().min(1) }).readonly(), z.object({ token: z.string().min(1).max(100) }).readonly()])
  .transform((file, context): { readonly path: string } => {
    if ('path' in file) return file
    // Main has put the path in its place; a token that comes this far names nothing.
    context.addIssue({ code: 'custom', message: 'a token names no file here' })
    return z.NEVER
  })
export type FileRef = z.input<typeof fileSchema>

/** A file as it is given to the caller, ready to be named again. A window gets a token; `place` is its path, to be shown and no more. */
export const givenFileSchema = z.union([
  z.object({ path: z.string(), name: z.string() }).readonly(),
  z.object({ token: z.string(), name: z.string(), place: z.string() }).readonly(),
])
export type GivenFile = z.infer<typeof givenFileSchema>

/** Where a file lies, to be shown. */
export function placeOf(file: GivenFile): string {
  return 'path' in file ? file.path : file.place
}

/** Where a call comes from. */
export type Door = 'window' | 'command'

/**
 * What a token allows: to have the file read, to have it shown in the file manager, or (of what was exported) opened too. No
 * token allows to write.
 */
export type FileUse = 'read' | 'reveal' | 'open' | 'write'
