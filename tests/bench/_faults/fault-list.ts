/** A deliberate fault: what is broken in a copy of the built app, and the tests that ought to see it. */
export interface Fault {
  readonly name: string
  /** The ten that the issue names come first. */
  readonly isAsked?: true
  readonly part: 'main' | 'preload'
  /** Each must be found in the built code, or the fault no longer fits the app. */
  readonly patches: readonly (readonly [find: RegExp, replace: string])[]
  readonly files: readonly ('hardening' | 'page-walls' | 'lifecycle' | 'contract')[]
}

function fault(
  name: string,
  part: Fault['part'],
  files: Fault['files'],
  ...patches: readonly (readonly [find: RegExp, replace: string])[]
): Fault {
  return { name, part, files, patches }
}

function asked(...given: Parameters<typeof fault>): Fault {
  return { ...fault(...given), isAsked: true }
}

/** Built code is searched with these, so they are written in its style (tabs, double quotes). */
export const FAULTS: readonly Fault[] = [
  asked('no content security policy', 'main', ['page-walls'], [/"Content-Security-Policy": PAGE_POLICY,/, '']),
  asked('no sandbox', 'main', ['hardening'], [/app\.enableSandbox\(\);/, '']),
  asked(
    'unguarded navigation',
    'main',
    ['page-walls'],
    [
      /function guardContents\(contents\) \{/,
      '$&\n\tcontents.setWindowOpenHandler(() => ({ action: "deny" }));\n\treturn;',
    ],
  ),
  asked('unchecked sender', 'main', ['hardening'], [/if \(!isTrusted\(event, caller\)\)/, 'if (false)']),
  asked(
    'a path that escapes the app protocol',
    'main',
    ['page-walls'],
    [
      /function placeIn\(root, requestPath\) \{/,
      '$&\n\treturn path.resolve(root, "." + decodeURIComponent(requestPath));',
    ],
  ),
  asked(
    'a lost structured clone (an answer that cannot cross)',
    'main',
    ['hardening', 'contract'],
    [/ok\(\{ backups: backups\.list\(\) \}\)/, 'ok({ backups: backups.list(), reload: () => backups.list() })'],
  ),
  asked(
    'a handler missing',
    'main',
    ['hardening', 'contract'],
    [/"library\.backups": \(\) =>/, '"library.backup": () =>'],
  ),
  asked('a listener that leaks', 'preload', ['lifecycle'], [/listeners\.delete\(heard\);/, '']),
  asked(
    'a window that closes before the save is acknowledged',
    'main',
    ['lifecycle'],
    [/handshake\.ask\(\);/, '{ parts.askPage(); handshake.finish(); }'],
  ),
  asked(
    'a menu item without a command',
    'main',
    ['lifecycle'],
    [
      /submenu: joined\(groupsOf\(name, parts\)\)/,
      'submenu: [...joined(groupsOf(name, parts)), { id: `orphan-${name}`, label: "?" }]',
    ],
  ),
  fault('the window’s own sandbox off', 'main', ['hardening'], [/sandbox: true,/, 'sandbox: false,']),
  fault('no context isolation', 'main', ['hardening'], [/contextIsolation: true,/, 'contextIsolation: false,']),
  fault('text may become script', 'main', ['page-walls'], [/,\s*"require-trusted-types-for 'script'"/, '']),
  fault('inline style allowed', 'main', ['page-walls'], [/"style-src 'self'"/, `"style-src 'self' 'unsafe-inline'"`]),
  fault('new windows allowed', 'main', ['page-walls'], [/action: "deny"/, 'action: "allow"']),
  fault(
    'requests are not cancelled',
    'main',
    ['page-walls'],
    [/cancel: !isOwnRequest\(details\.url\)/, 'cancel: false'],
  ),
  fault('permissions are granted', 'main', ['hardening'], [/answer\(false\)\);\n/, 'answer(true));\n']),
  fault('names resolve', 'main', ['hardening'], [/"MAP \* ~NOTFOUND"/, '"MAP example.org 127.0.0.1"']),
  fault('spelling is checked', 'main', ['hardening'], [/own\.setSpellCheckerEnabled\(false\);/, ';']),
  fault('crashes are sent', 'main', ['hardening'], [/uploadToServer: false/, 'uploadToServer: true']),
  fault('links open unasked', 'main', ['hardening'], [/confirmLink: async \(url\) => \{/, '$&\n\t\t\treturn true;']),
  fault(
    'a foreign picture keeps its powers',
    'main',
    ['page-walls'],
    [/frame-ancestors 'none'; sandbox"/, `frame-ancestors 'none'"`],
  ),
  fault(
    'the page is given Electron’s event',
    'preload',
    ['hardening'],
    [/\(_event, name, data\) => \{/, '(event, name, data) => {'],
    [/listener\(name, data\);\n\}\);/, 'listener(name, data, { ports: event.ports });\n});'],
    [/const heard = \(name, data\) => listener\(name, data\);/, 'const heard = (...all) => listener(...all);'],
  ),
  fault(
    'the page is given the raw channel',
    'preload',
    ['hardening'],
    [/fileOf:/, 'send: (...all) => electron.ipcRenderer.send(...all),\n\tfileOf:'],
  ),
  fault(
    'an unsaved page closes all the same',
    'main',
    ['lifecycle'],
    [/if \(isClean\) this\.finish\(\);/, 'if (true) this.finish();'],
  ),
  fault(
    'a silent page is waited for for ever',
    'main',
    ['lifecycle'],
    [/CLOSE_TIMEOUT_MS = 5e3/, 'CLOSE_TIMEOUT_MS = 5e8'],
  ),
  fault(
    'a second start hands over nothing',
    'main',
    ['lifecycle'],
    [/requestSingleInstanceLock\(\{ \.\.\.handed \}\)/, 'requestSingleInstanceLock()'],
  ),
  fault(
    'files that come before the page are lost',
    'main',
    ['lifecycle'],
    [/else this\.#waiting = joinHanded\(this\.#waiting, handed\);/, ''],
  ),
  fault(
    'damaged settings are overwritten',
    'main',
    ['lifecycle'],
    [/renameSync\(file, (file\.replace\(.*damaged-)/, 'void ($1'],
  ),
  fault(
    'the menu keeps its language',
    'main',
    ['lifecycle'],
    [/(this\.#locale = locale;\s*this\.#translate = createTranslate\(locale\);)\s*this\.#installMenu\(\);/, '$1'],
  ),
  fault(
    'the window opens off the screen',
    'main',
    ['lifecycle'],
    [/return seen\.width >= 200 && seen\.height >= 30;/, 'return true;'],
  ),
  fault(
    'the page’s title replaces the saved state',
    'main',
    ['lifecycle'],
    [/browser\.on\("page-title-updated".*\n/, ''],
  ),
]
