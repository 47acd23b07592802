import type { OpenWorkbook } from '../../app/open-workbook';
import { dataDigest } from '../../core/hand-in/data-digest';
import type { Finding as CoreFinding } from '../../core/rules/finding';
import type { CheckOutcome, CheckRun } from '../../core/rules/runner';
import type { CheckResult, Finding } from '../contract';

/** What `check --json` says of one workbook. The comparison of two versions of a pack is loaded only where there are two. */
export async function checkAnswer(workbook: OpenWorkbook, run: CheckRun): Promise<CheckResult> {
  return { ...checkResult(run), ...(await versionOf(workbook)), digest: dataDigest(workbook.table) };
}

/** Makes the exit code 1. */
export function isOpenError({ level, state }: Pick<Finding, 'level' | 'state'>): boolean {
  return level === 'error' && state !== 'explained';
}

/** Which versions they are, where the workbook and the pack here are of two. */
async function versionOf(workbook: OpenWorkbook): Promise<Pick<CheckResult, 'version'>> {
  const { identity, pack, snapshot } = workbook;
  if (identity.packVersion === pack.version) return {};
  const { offerUpgrade } = await import('../../app/upgrade-workbook');
  const changes = offerUpgrade(snapshot, identity, pack)?.changes ?? [];
  return {
    version: { workbook: identity.packVersion, pack: pack.version, changes: changes.map((one) => ({ ...one })) },
  };
}

/** The contract's keys and no others: `figures`, `fix` and `answeredBy` are the pane's business. */
function checkResult({ checks, findings, coverage }: CheckRun): Omit<CheckResult, 'digest' | 'version'> {
  const { decided, applicable, notImplemented } = coverage;
  return {
    findings: findings.map(contractFinding),
    coverage: { decided, applicable, notImplemented },
    byHand: checks.filter(isByHand).map(({ id, title, byHand }) => ({
      check: id,
      title,
      state: byHand === undefined ? 'open' : byHand.stands ? 'done' : 'reopened',
      ...(byHand && { who: byHand.who, on: byHand.on }),
    })),
  };
}

/** Whether a person decides it: ticked off or not. */
export function isByHand({ outcome }: CheckOutcome): boolean {
  return outcome === 'notImplemented' || outcome === 'byHand';
}

function contractFinding(finding: CoreFinding): Finding {
  const { id, check, level, message, cells, state, causedBy, consequences } = finding;
  const texts = Object.fromEntries(
    textKeys.flatMap((key) => (finding[key] === undefined ? [] : [[key, finding[key]]])),
  ) as Partial<Record<TextKey, string>>;
  const { explanation, ...before } = texts;
  return {
    id,
    check,
    level,
    message,
    cells: cells.map(({ sheet, address, field }) =>
      field === undefined ? { sheet, address } : { sheet, address, field },
    ),
    ...before,
    state,
    ...(explanation === undefined ? {} : { explanation }),
    ...(causedBy === undefined ? {} : { causedBy }),
    ...(consequences === undefined ? {} : { consequences: [...consequences] }),
  };
}

const textKeys = ['left', 'right', 'difference', 'tolerance', 'cause', 'suggestion', 'basis', 'explanation'] as const;
type TextKey = (typeof textKeys)[number];
