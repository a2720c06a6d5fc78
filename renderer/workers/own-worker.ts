/** As far as the page's own types know of Trusted Types. */
interface ScriptAddresses {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string }
}

let policy: ReturnType<ScriptAddresses['createPolicy']> | undefined

/**
 * A worker of this build's own script, whose address the bundler gave (`?worker&url`). The page runs no script whose address
 * was not vouched for (Trusted Types), and this is the one place that vouches: for files that lie beside the page.
 */
export function ownWorker(address: string): Worker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptAddresses }
  policy ??= trustedTypes?.createPolicy('galley-worker', { createScriptURL: besideThePage })
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' })
}

function besideThePage(address: string): string {
  const own = new URL('.', location.href).href
  if (!new URL(address, location.href).href.startsWith(own)) throw new TypeError('another script')
  return address
}
