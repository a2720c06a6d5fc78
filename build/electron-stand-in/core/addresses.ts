/**
 * Plain Chromium knows no `app:` scheme. Inside the stand-in, and only there, `app://host/…` is `https://host.app.invalid/…`
 * (a secure context, and a name that can never be resolved).
 */
const schemes = new Set<string>()

/** Remembers a scheme that the app registered as privileged. */
export const addScheme = (scheme: string): void => {
  schemes.add(scheme)
}

/** The app's address as Chromium is given it. */
export const toChromium = (url: string): string =>
  url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i, (all, scheme: string, host: string) =>
    schemes.has(scheme) ? `https://${host}.${scheme}.invalid` : all,
  )

/** Chromium's address as the app knows it. */
export const toApp = (url: string): string =>
  url.replace(/^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)/i, (all, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : all,
  )

/** A content security policy with the app's schemes and hosts named as Chromium knows them. */
export const policyToChromium = (policy: string): string => {
  let mapped = policy
  for (const scheme of schemes) {
    mapped = mapped
      .replaceAll(new RegExp(`(?<=[\\s;]|^)${scheme}://([^\\s;/]+)`, 'g'), `https://$1.${scheme}.invalid`)
      .replaceAll(new RegExp(`(?<=[\\s;]|^)${scheme}:(?=[\\s;]|$)`, 'g'), `${scheme}: https://*.${scheme}.invalid`)
  }
  return mapped
}

/** The same for the policy in a `<meta>` of a page. */
export const pageToChromium = (html: string): string =>
  html.replace(
    /(<meta[^>]+http-equiv=["']?content-security-policy["']?[^>]*content=")([^"]*)(")/gi,
    (_all, before: string, policy: string, after: string) => before + policyToChromium(policy) + after,
  )
