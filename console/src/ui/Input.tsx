import clsx from 'clsx';
import type { ComponentProps } from 'react';

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => <input className={clsx('ctl', className)} {...rest} />;
