import type { LanguageInput } from 'shiki/core'

/** A grammar, loaded when first asked for, by any name a fence may give its language; undefined for unknown ones. */
export function grammarOf(
  name: string,
): { readonly language: string; readonly grammar: LanguageInput } | undefined {
  const lower = name.toLowerCase()
  const language = Object.hasOwn(ALIASES, lower) ? ALIASES[lower]! : lower
  const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined
  return grammar && { language, grammar }
}

const GRAMMARS: Readonly<Record<string, LanguageInput>> = {
  python: () => import('shiki/langs/python.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  shellscript: () => import('shiki/langs/shellscript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  jsx: () => import('shiki/langs/jsx.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  kotlin: () => import('shiki/langs/kotlin.mjs'),
  swift: () => import('shiki/langs/swift.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  r: () => import('shiki/langs/r.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  powershell: () => import('shiki/langs/powershell.mjs'),
  dart: () => import('shiki/langs/dart.mjs'),
  matlab: () => import('shiki/langs/matlab.mjs'),
  latex: () => import('shiki/langs/latex.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
}

const ALIASES: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  js: 'javascript',
  node: 'javascript',
  ts: 'typescript',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  console: 'shellscript',
  'c++': 'cpp',
  'c#': 'csharp',
  cs: 'csharp',
  golang: 'go',
  rs: 'rust',
  kt: 'kotlin',
  rb: 'ruby',
  ps1: 'powershell',
  tex: 'latex',
  yml: 'yaml',
  svg: 'xml',
  md: 'markdown',
  dockerfile: 'docker',
  mysql: 'sql',
  postgresql: 'sql',
  sqlite: 'sql',
}
