import type { Day, StatedStatement, StatementText } from '../../../src/claims/types.ts'
import { type Evidence, inForce, reaches, surestFirst } from './evidence.ts'

const says = (statements: readonly StatementText[], one: StatementText): boolean =>
  statements.some((each) => each.topic === one.topic && each.text === one.text)

/** Rule 8: what is said on the day, by topic and text. */
export function statementsOn(evidence: Evidence, day: Day): StatedStatement[] {
  const sayers = reaches(evidence).filter((reach) => reach.from <= day && day < reach.to)
  const said = sayers.flatMap((sayer) => sayer.statements)
  const denied = evidence.denials
    .filter((denial) => inForce(denial, day))
    .flatMap((denial) => denial.statements)
  const disputes = (denial: StatementText, one: StatementText): boolean =>
    denial.topic === one.topic && (denial.text === one.text || !says(said, denial))

  return said
    .filter((one, index) => !says(said.slice(0, index), one))
    .map((one) => ({
      topic: one.topic,
      text: one.text,
      claims: surestFirst(sayers.filter((sayer) => says(sayer.statements, one)).map((sayer) => sayer.claim)),
      disputed: denied.some((denial) => disputes(denial, one)),
    }))
    .sort((a, b) => (`${a.topic} ${a.text}` < `${b.topic} ${b.text}` ? -1 : 1))
}
