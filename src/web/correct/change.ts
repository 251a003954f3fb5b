/** What can be done to something that is recorded; each can be undone by another. */
export type Change =
  | { do: 'retract' | 'prefer' | 'unprefer' | 'revive'; claim: string; says: string }
  | { do: 'split'; former: string; from: string }
