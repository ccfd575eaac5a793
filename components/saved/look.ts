export const FIELD = 'min-w-0 rounded border border-line bg-bg px-2 py-1'
export const BUTTON = 'rounded border border-line bg-surface px-3 py-1 hover:bg-sunken'
