import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { field } from './forms';
import { functionArn, seedApi } from './seed';

test.use({ start: 'empty' });

test('Blanks around a pasted value are left out, where the cursor is and not elsewhere.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  await page.goto(paths.integration.create(apiId));
  const arn = field(page, 'Function ARN');
  const paste = (text: string) =>
    arn.evaluate((input, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', data);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      // What the page does not take over is the browser's to insert.
      if (input.dispatchEvent(event)) document.execCommand('insertText', false, data);
    }, text);
  await arn.focus();
  await paste(`  ${functionArn('pets')}\n`);
  await expect(arn).toHaveValue(functionArn('pets'));
  await page.keyboard.type(':1');
  await paste('0');
  await expect(arn).toHaveValue(`${functionArn('pets')}:10`);
});
