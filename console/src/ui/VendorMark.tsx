/** Two letters of a vendor on a ground of its own hue: no vendor's logo is shipped. */
export function VendorMark({ name, size = 24 }: { name: string; size?: number }) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} className="shrink-0" aria-hidden>
      <rect width="24" height="24" rx="5" fill={`oklch(0.62 0.075 ${hue})`} opacity=".22" />
      <text x="12" y="16.2" textAnchor="middle" fontSize="10.5" fontWeight="600" fill="currentColor">
        {name.slice(0, 2)}
      </text>
    </svg>
  );
}
