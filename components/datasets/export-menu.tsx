'use client';

import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import {
  type ExportFormat,
  exportDatasetVersionContract,
} from '@/core/contracts/export-dataset-version.contract';
import type { DatasetVersionView } from '@/core/contracts/freeze-dataset-version.contract';
import { contractUrl } from '@/sdk/concord-client';

/** The version as a file, in each format that can hold it. */
export function ExportMenu({ version }: { version: DatasetVersionView }) {
  const t = useTranslations('datasets');
  const hasRegions = version.labelSchema.regions.length > 0;
  const formats: ExportFormat[] =
    version.kind === 'image' && hasRegions ? ['manifest', 'coco', 'yolo'] : ['manifest'];
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={contractUrl(exportDatasetVersionContract, {
              params: { datasetVersionId: version.id },
              query: { format },
            })}
          >
            <Text size="sm">{t(`export_${format}`)}</Text>
            <Text size="xs" c="dimmed">
              {t(`export_${format}Hint`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
