/** One saved query with every variable pinned, which whoever has its token may see: what is stored of it, and that is all it opens. */
export interface View {
  id: string
  /** What it is for, in the words of whoever made it. */
  label: string
  /** The name of a saved query. */
  query: string
  /** Every variable that had a value or a default when the view was made. */
  variables: { [name: string]: unknown }
  /** Origins that may show it in a frame. Empty: none may. */
  frameAncestors: string[]
  createdAt: string
  createdBy: string
  /** Who may revoke it beside those who may revoke any. */
  writer: string
  /** The id of the key that its token is signed with. */
  signedBy: string
  /** Null: never. */
  expiresAt: string | null
  revokedAt: string | null
  revokedBecause: string | null
  /** Ids of the claims that it showed when it was made. */
  shown: string[]
}

/** Signs tokens of views; kept in the store, so that all servers of one graph have the same. */
export interface SigningKey {
  id: string
  secret: string
  createdAt: string
  revokedAt: string | null
}
