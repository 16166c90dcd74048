'use client';

import { Menu } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';

const FIRST_ITEM = '[data-menu-item]:not(:disabled)';

/** A menu beside an item of a menu: opened by pointing, a press, Enter or the right arrow. */
export function Submenu({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const item = useRef<HTMLButtonElement>(null);
  const open = ({ detail }: MouseEvent) => {
    setOpen(true);
    // a key's press goes on with keys
    if (detail > 0) return;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(FIRST_ITEM)?.focus());
  };
  const goBack = ({ key }: KeyboardEvent) => {
    // the item closes it, and would leave the focus nowhere
    if (key === 'ArrowLeft') item.current?.focus();
  };
  return (
    <Menu.Sub position="right-start" opened={isOpen} onChange={setOpen}>
      <Menu.Sub.Target>
        <Menu.Sub.Item ref={item} onClick={open}>
          {label}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown ref={list} onKeyDown={goBack}>
        {children}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
