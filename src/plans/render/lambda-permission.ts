import type { LambdaPermission } from '../../service/lambda-permission';
import { quoteShell } from './quote';

/** `aws lambda add-permission` for each permission, ready to paste into bash or zsh. */
export function addPermissionCommands(permissions: readonly LambdaPermission[]): string {
  return permissions
    .map(({ statementId, functionArn, qualifier, sourceArn, region }) =>
      [
        'aws lambda add-permission',
        `--region ${quoteShell(region)}`,
        `--function-name ${quoteShell(functionArn)}`,
        ...(qualifier === undefined ? [] : [`--qualifier ${quoteShell(qualifier)}`]),
        `--statement-id ${quoteShell(statementId)}`,
        '--action lambda:InvokeFunction',
        '--principal apigateway.amazonaws.com',
        `--source-arn ${quoteShell(sourceArn)}`,
      ].join(' \\\n  '),
    )
    .join('\n\n');
}
