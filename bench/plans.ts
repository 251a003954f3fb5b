import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { toParams } from '../src/graph/values.ts'
import type { Database, Trip } from './child.ts'

export interface Effort {
  statement: string
  hits: number
  rows: number
  /** Operators that read everything of a label or type. */
  scans: string[]
}

const SCAN =
  /AllNodesScan|NodeByLabelScan|NodeIndexScan|RelationshipTypeScan|AllRelationshipsScan|RelationshipIndexScan/

/** What each trip costs the database: hits do not depend on the machine, so they tell growth better than time does. */
export async function profile({ uri, user, password }: Database, trips: readonly Trip[]): Promise<Effort[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  const session = driver.session({ defaultAccessMode: 'READ' })
  try {
    const efforts: Effort[] = []
    for (const { statement, params } of trips) {
      const { records, summary } = await session.run(`PROFILE ${statement.text}`, toParams(params))
      const operators = summary.profile ? all(summary.profile) : []
      const scans = operators.filter(({ operatorType }) => SCAN.test(operatorType))
      efforts.push({
        statement: statement.name,
        hits: operators.reduce((sum, { dbHits }) => sum + dbHits, 0),
        rows: records.length,
        scans: scans.map((of) => `${of.operatorType.replace(/@.*/, '')} ${of.arguments['Details'] ?? ''}`),
      })
    }
    return efforts
  } finally {
    await session.close()
    await driver.close()
  }
}

const all = (plan: ProfiledPlan): ProfiledPlan[] => [plan, ...plan.children.flatMap(all)]
