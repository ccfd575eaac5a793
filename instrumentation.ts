/** Runs once as the server boots: datasets are found and indexed before the first reader comes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openCatalog } = await import('./lib/catalog')
    openCatalog()
  }
}
