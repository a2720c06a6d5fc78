/**
 * The window's content security policy (reliability.md A4 #7). Own scripts, styles and fonts, own or in-memory
 * pictures, no connection to anywhere, no frame, no form; a string never becomes script (Trusted Types).
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src app: blob: data:',
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Pictures come from outside: opened as a page of their own, they could do nothing at all. */
export const PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** A page to be printed: its own style and the app's faces, pictures that are in it, and nothing that runs. */
export const PAPER_POLICY =
  "default-src 'none'; img-src data:; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const common = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

/** Headers of a file of the app. */
export function pageHeaders(mediaType: string): Readonly<Record<string, string>> {
  return {
    ...common,
    'Content-Type': mediaType,
    'Content-Security-Policy': PAGE_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), display-capture=(), payment=()',
    'Cache-Control': 'no-store',
  }
}

/** Headers of a page to be printed, and of what lies beside it. */
export function paperHeaders(mediaType: string): Readonly<Record<string, string>> {
  return { ...common, 'Content-Type': mediaType, 'Content-Security-Policy': PAPER_POLICY, 'Cache-Control': 'no-store' }
}

/** Headers of a picture of the library; its address is its hash, so it never changes. */
export function pictureHeaders(mediaType: string): Readonly<Record<string, string>> {
  return {
    ...common,
    'Content-Type': mediaType,
    'Content-Security-Policy': PICTURE_POLICY,
    // An `img` shows it all the same; a window that was led here would be refused the download as well.
    'Content-Disposition': 'attachment',
    'Cache-Control': 'private, max-age=31536000, immutable',
  }
}
