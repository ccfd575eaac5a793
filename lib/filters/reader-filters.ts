import type { Filter } from './filter'
import { label } from './label'
import { sample } from './sample'

/** Filters that every dataset has, whatever its family: they ask what readers do with rows, not what these hold. */
export const readerFilters: readonly Filter[] = [label, sample]
