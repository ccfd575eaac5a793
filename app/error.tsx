'use client' // needs the browser: Next shows it in place of a page that threw

/** What a reader sees when a page could not be made; nothing of the reason leaves the server. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-prose px-4 pt-16">
      <h1 className="text-lg font-semibold">This page could not be made</h1>
      <p className="mt-2 text-soft">
        The terminal of the server says why. If a file of the dataset was moved or replaced, start Ringside
        again.
      </p>
      <p className="mt-4 flex gap-4">
        <button
          type="button"
          onClick={reset}
          className="rounded border border-line px-3 py-1.5 hover:bg-sunken"
        >
          Try again
        </button>
        <a href="/" className="self-center text-accent hover:underline">
          See which datasets are here
        </a>
      </p>
    </main>
  )
}
