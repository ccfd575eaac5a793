import { settleAgainst } from '../against'
import { ApiError } from '../api-error'
import { type Dataset, type Entry, findEntry } from '../catalog'
import { type Ignored, type Params, readView, type View } from '../view'
import { requirePolicy } from './policy'

/**
 * A path segment as Next hands it to a route handler, which is decoded; to a page it is not (vercel/next.js#64952), see
 * page-request.ts. What cannot be decoded never comes this far. 400 where it holds NUL.
 */
export function readSegment(segment: string): string {
  if (!segment.includes('\0')) return segment
  throw new ApiError(400, 'malformed_path', 'The address holds a NUL character.')
}

/** The dataset an API request is about: 404 where there is none, 409 while it is being indexed. */
export async function requireDataset(slug: string): Promise<{ dataset: Dataset; entry: Entry }> {
  const entry = await findEntry(readSegment(slug))
  if (!entry) throw new ApiError(404, 'no_dataset', `There is no dataset "${readSegment(slug)}".`)
  if (entry.dataset) return { dataset: entry.dataset, entry }
  const { rows } = entry.stages
  if (rows.state === 'failed') throw new ApiError(409, 'not_indexed', `${entry.slug}: ${rows.message}`)
  throw new ApiError(409, 'not_indexed', `${entry.slug} is still being indexed.`)
}

export async function requireVotes(slug: string): Promise<Dataset> {
  const { dataset } = await requireDataset(slug)
  if (dataset.kind !== 'battle') {
    throw new ApiError(404, 'not_votes', `${dataset.slug} holds chats: there are no votes to count.`)
  }
  return dataset
}

/** The view a program asked for. Strict: what a page would ignore is an error here. */
export function requireView(dataset: Dataset, params: URLSearchParams, extra: readonly string[] = []): View {
  const { view, ignored } = settleAgainst(dataset, readView(dataset, groupParams(params), extra))
  if (params.getAll('against').length > 1) {
    throw new ApiError(400, 'malformed_value', 'against takes one value.', 'against')
  }
  const [first] = ignored
  if (first) throw refusalOf(first)
  return view
}

/** The same for an address about rows: policies of numbers change nothing there, yet must be what they may be. */
export function requireRowsView(
  dataset: Dataset,
  params: URLSearchParams,
  extra: readonly string[] = [],
): View {
  const view = requireView(dataset, params, extra)
  // These two mean one thing at one address of numbers and another at the next.
  const policies = new Map([...view.policies].filter(([name]) => name !== 'by' && name !== 'against'))
  requirePolicy(dataset, { ...view, policies }, params)
  return view
}

export function groupParams(params: URLSearchParams): Params {
  const grouped = new Map<string, string[]>()
  for (const [key, value] of params) grouped.set(key, [...(grouped.get(key) ?? []), value])
  return Object.fromEntries(grouped)
}

function refusalOf({ parameter, value, reason }: Ignored): ApiError {
  switch (reason) {
    case 'unknown':
      return new ApiError(400, 'unknown_parameter', `"${parameter}" is not a parameter.`, parameter)
    case 'malformed':
      return new ApiError(400, 'malformed_value', `"${value}" is not a value of ${parameter}.`, parameter)
    case 'not-offered':
      return new ApiError(
        400,
        'not_offered',
        `This dataset has nothing to say about ${parameter}.`,
        parameter,
      )
    case 'needs':
      return parameter === 'seed'
        ? new ApiError(400, 'needs_sample', 'seed means nothing without sample.', parameter)
        : new ApiError(400, 'needs_model', `${parameter} means nothing without model.`, parameter)
    case 'too-long':
      return new ApiError(400, 'too_long', `A value of ${parameter} is over 8 kB.`, parameter)
    case 'not-yet':
      return new ApiError(409, 'not_indexed', `${parameter} is not there yet.`, parameter)
  }
}
