import clsx from 'clsx';
import type { ComponentProps } from 'react';

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => <textarea className={clsx('ctl', className)} {...rest} />;
