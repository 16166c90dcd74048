import { Badge, ColorSwatch } from '@mantine/core';
import type { LabelClass } from '@/core/label-schema/label-schema';

/** A class by colour and name, never by colour alone. */
export function ClassBadge({ labelClass, size = 'md' }: { labelClass: LabelClass; size?: string }) {
  return (
    <Badge
      variant="default"
      size={size}
      tt="none"
      fw={500}
      leftSection={<ColorSwatch color={labelClass.color} size={10} withShadow={false} />}
      td={labelClass.isDeleted ? 'line-through' : undefined}
    >
      {labelClass.name}
    </Badge>
  );
}
