const KEY = 'dealgraph.key'

/** The key that was given in this tab: kept until the tab is closed, and sent to the own server alone. */
export const heldKey = (): string | null => sessionStorage.getItem(KEY)
export const holdKey = (key: string): void => sessionStorage.setItem(KEY, key)
export const forgetKey = (): void => sessionStorage.removeItem(KEY)

/** Asks the script that corrects to open its dialog. */
export const SIGN_IN = 'dealgraph:sign-in'
