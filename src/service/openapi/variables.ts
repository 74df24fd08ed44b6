import type { DocumentVariables } from './types';

/** A text with AWS's variables filled in, and the placeholders in it that are left. */
interface Filled {
  text: string;
  /** A predicate: "is a Terraform placeholder (${lambda_arn})". */
  fault?: string;
}

/** What parameter mappings and URIs may hold in braces: known at run time, not at import (2.6, 2.7). */
const RUN_TIME = /^(?:stageVariables|request|response|context)(?:\.|$)/;

/** A name as Terraform's templates have it, with indexes: `region`, `get_event.lambda_arn`, `var.arns[0]`. */
const TERRAFORM_NAME = /^\s*[A-Za-z_][\w.-]*(?:\[[^\]]*\][\w.-]*)*\s*$/;

/**
 * Fills in `${AWS::AccountId}`, `${AWS::Partition}` and `${AWS::Region}`, the only ones the service resolves (6.2).
 */
export function fillVariables(text: string, variables: DocumentVariables): Filled {
  const strangers: string[] = [];
  const filled = text.replace(/\$\{([^{}]*)\}/g, (whole, name: string) => {
    if (name === 'AWS::AccountId') return variables.AccountId;
    if (name === 'AWS::Partition') return variables.Partition;
    if (name === 'AWS::Region') return variables.Region;
    if (!RUN_TIME.test(name)) strangers.push(whole);
    return whole;
  });
  const [first] = strangers;
  if (first === undefined) return { text: filled };
  const kind = first.startsWith('${AWS::')
    ? 'CloudFormation variable'
    : TERRAFORM_NAME.test(first.slice(2, -1))
      ? 'Terraform placeholder'
      : 'placeholder';
  const names = [...new Set(strangers)].join(', ');
  if (text.trim() === first) return { text: filled, fault: `is a ${kind} (${names})` };
  return { text: filled, fault: `contains ${strangers.length === 1 ? `a ${kind}` : `${kind}s`} (${names})` };
}

/** The CloudFormation function that a value is (`Ref`, `Fn::GetAtt`), or undefined for any other value. */
export function cloudFormationFunction(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))
    ? key
    : undefined;
}
