import { Spinner } from './spinner.tsx'
import { WhenSeen } from './when-seen.tsx'

type Props = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** The end of a list: fetches the next page once it is scrolled to. Takes the result of `useInfiniteQuery`. */
export function NextPage({ hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  if (!hasNextPage) return null
  return (
    <>
      {!isFetchingNextPage && <WhenSeen onSeen={() => void fetchNextPage()} />}
      <p className="grid place-items-center py-4 text-quiet">
        <Spinner />
      </p>
    </>
  )
}
