/** By what each is: a name for people, and the text. */
export type Hostiles = Readonly<Record<string, string>>
