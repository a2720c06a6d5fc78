import path from 'node:path'
import { ALL_FORMATS } from '#shared/contract/formats.ts'
import { flipFuses, FuseV1Options, FuseVersion, type FuseV1Config } from '@electron/fuses'
import type { AfterPackContext, Configuration } from 'electron-builder'

/**
 * Every fuse of Electron (reliability.md A5). What is off cannot be turned on again on a person's machine: no plain Node,
 * no options by the environment, no inspector, no code from outside of the archive.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} satisfies FuseV1Config

const binaryOf = ({ appOutDir, electronPlatformName, packager }: AfterPackContext): string => {
  const { productFilename } = packager.appInfo
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`)
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`)
  return path.join(appOutDir, 'galley')
}

/** What of better-sqlite3 and its dependency only serves for compiling it. */
const withoutSources = ['!node_modules/better-sqlite3/{deps,src,binding.gyp,README.md}', '!node_modules/node-addon-api']

/** Said again for every platform: a list of nothing but exclusions would pack the whole project. */
const filesFor = (platform: 'darwin' | 'linux' | 'win32'): string[] => [
  'dist/{main,preload,renderer,sample}/**',
  'package.json',
  ...withoutSources,
  ...['darwin', 'linux', 'linuxmusl', 'win32']
    .filter((other) => other !== platform)
    .map((other) => `!node_modules/better-sqlite3/prebuilds/${other}-*.node`),
  `!node_modules/better-sqlite3/prebuilds/${platform}-!(\${arch}).node`,
]

/** What differs from one packaging to the next. */
export type Packaging = {
  readonly electronVersion: string
  /** Folder of Electron's runtime, real or a placeholder. */
  readonly electronFolder: string
  readonly output: string
  readonly noticesFile: string
  readonly licenceFile: string
}

/** What the system is told: our own format is opened by this app, what articles come in is offered to it. */
const associations: Configuration['fileAssociations'] = ALL_FORMATS.flatMap(([, { name, endings, association }]) =>
  association === undefined
    ? []
    : [
        association === 'owned'
          ? { ext: [...endings], name, description: 'Reviewed articles for a colleague', role: 'Editor' as const }
          : { ext: [...endings], name, role: 'Viewer' as const, rank: 'Alternate' as const },
      ],
)

/** The configuration of electron-builder. */
export const makeConfiguration = (packaging: Packaging): Configuration => ({
  appId: 'org.galley.desk',
  productName: 'Galley',
  copyright: 'Copyright © 2026 The Galley founders',
  electronVersion: packaging.electronVersion,
  electronDist: packaging.electronFolder,
  electronLanguages: ['en-US', 'zh-CN', 'zh-TW'],
  directories: { output: packaging.output, buildResources: 'build/icons' },
  // The one native package brings its binaries along.
  npmRebuild: false,
  asar: true,
  asarUnpack: ['**/*.node'],
  files: ['dist/{main,preload,renderer,sample}/**', 'package.json', ...withoutSources],
  extraFiles: [
    { from: packaging.noticesFile, to: 'THIRD-PARTY-NOTICES.txt' },
    { from: packaging.licenceFile, to: 'LICENSE.galley.txt' },
  ],
  fileAssociations: associations,
  linux: {
    files: filesFor('linux'),
    target: ['dir', 'tar.gz'],
    executableName: 'galley',
    icon: 'build/icons',
    category: 'Office',
    maintainer: 'The Galley founders <galley@example.org>',
  },
  win: { files: filesFor('win32'), target: ['zip'], icon: 'build/icons/galley.png' },
  mac: {
    files: filesFor('darwin'),
    target: ['zip'],
    icon: 'build/icons/galley.png',
    category: 'public.app-category.productivity',
  },
  // An app that never calls home updates by hand.
  publish: null,
  afterPack: async (context) => void (await flipFuses(binaryOf(context), fuses)),
})
