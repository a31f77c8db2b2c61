import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** The browser's own list: the right keyboard and the right touch everywhere. */
export const Select = ({ className, ...rest }: ComponentProps<'select'>) => <select className={clsx('ctl', className)} {...rest} />;
