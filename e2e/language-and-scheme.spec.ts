import { expect, signInAsAdmin, test } from './support/fixtures';
import { makePictureProject } from './support/make-projects';
import { openBench } from './support/open-bench';
import { makeNoise } from './support/pictures';

test('Chinese and dark are chosen in the workbench and stay', async ({ page, server }) => {
  const picture = await makeNoise('dark.png', 400, 300);
  const { projectId } = await makePictureProject(server, [picture]);
  await signInAsAdmin(page, server);
  await openBench(page, server, projectId);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByTestId('submit')).toContainText('提交');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '主题' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByTestId('submit')).toContainText('提交');
  const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255] = (color.match(/\d+/g) ?? []).map(Number);
  expect(red, color).toBeLessThan(80);
});
