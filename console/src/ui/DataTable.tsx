import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Scroll } from './Scroll';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures and times are set at the end of their column. */
  end?: boolean;
  /** What can be done with a row: its title is only spoken, and on a phone it stands at the card's upper corner. */
  actions?: boolean;
  /** On a phone it stands at the card's upper corner, where it needs no title. */
  corner?: boolean;
  /** Left out on a phone, where another cell or the detail says it. */
  wideOnly?: boolean;
  className?: string;
  cellClass?: string;
}

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** The least width of the table, as a class with the prefix `md:`. */
  width?: string;
  className?: string;
}

/**
 * A table; on a phone each row is a card: the first cell is its heading, the others are lines of name and value. The roles stand in the
 * markup because an element that is no longer laid out as a table loses its own.
 */
export function DataTable<Row>({ label, columns, rows, keyOf, width, className }: DataTableProps<Row>) {
  return (
    <Scroll label={label} className={className}>
      <table role="table" aria-label={label} className={clsx('table max-md:block', width)}>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.title} role="columnheader" scope="col" className={clsx(column.end && 'r', column.className)}>
                {column.actions ? <span className="sr-only">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" className="stacked-row">
              {columns.map((column, i) => (
                <td
                  key={column.title}
                  role="cell"
                  className={clsx(
                    column.end && 'r',
                    column.actions || column.corner ? 'stacked-corner' : i === 0 ? 'stacked-head' : 'stacked-line',
                    column.wideOnly && 'max-md:hidden!',
                    column.cellClass,
                  )}
                >
                  {i > 0 && !column.actions && !column.corner && (
                    <span aria-hidden className="text-ink-3 md:hidden">
                      {column.title}
                    </span>
                  )}
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
