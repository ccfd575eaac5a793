/** "3 Jun 2024": the UTC day of a time (ISO 8601), as every page writes it. Addresses and files keep 2024-06-03. */
export function dayInWords(time: string): string {
  return DAY.format(new Date(time))
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
