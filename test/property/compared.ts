/** Where each question is compared with its oracle: the file beside this one, and the words that its test begins with. */
export const COMPARED: Readonly<Record<string, readonly [file: string, test: string]>> = {
  sharedInfrastructure: ['questions.property.test.ts', 'sharedInfrastructure: product and oracle'],
  rivalDependencies: ['questions.property.test.ts', 'rivalDependencies: product and oracle'],
  conflictsOfInterest: ['questions.property.test.ts', 'conflictsOfInterest: product and oracle'],
  connections: ['questions.property.test.ts', 'connections: product and oracle'],
  circularDeals: ['circular-deals.test.ts', 'finds what the oracle finds'],
  supplierConcentration: ['supplier-concentration.test.ts', 'finds the shares and the index'],
  ultimateOwners: ['integrated-ownership.test.ts', 'is what exact arithmetic'],
  outage: ['dependence.test.ts', 'outage finds what the oracle finds'],
  leverage: ['dependence.test.ts', 'leverage finds what the oracle finds'],
  timeline: ['history.test.ts', 'tells what the oracle tells'],
  disputes: ['history.test.ts', 'finds what the oracle finds, with the same sides'],
  changes: ['history.test.ts', 'tells what became of claims'],
}
