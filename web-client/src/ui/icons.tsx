import type { ReactNode } from 'react';

/** Drawn on a grid of 16, in the colour of the text around. All are decoration: names stand beside them. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

const shape = (path: string) => {
  const Shape = () => (
    <Icon>
      <path d={path} />
    </Icon>
  );
  return Shape;
};

export const NewIcon = shape('M2 9h3l1 2h4l1-2h3M2 9v3a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9l-2-6H4L2 9Z');
export const PersonIcon = shape(
  'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.75 13.5c.5-2.5 2.6-3.5 5.25-3.5s4.75 1 5.25 3.5',
);
export const PeopleIcon = shape(
  'M6 7.5A2.25 2.25 0 1 0 6 3a2.25 2.25 0 0 0 0 4.5ZM1.75 13c.4-2.2 2-3 4.25-3s3.85.8 4.25 3M10.5 3.2a2.2 2.2 0 0 1 0 4.1M11.5 10.1c1.5.3 2.5 1.2 2.75 2.9',
);
export const DoneIcon = shape('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 8.2l1.8 1.8 3.3-3.8');
export const ContactsIcon = shape(
  'M3.5 2.5h9v11h-9zM1.8 5.5h1.7M1.8 10.5h1.7M8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 11c.3-1.2 1.2-1.7 2.5-1.7s2.2.5 2.5 1.7',
);
export const ExportIcon = shape('M8 2.5v7M5.2 6.9 8 9.7l2.8-2.8M2.5 11v1.5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V11');
export const PulseIcon = shape('M1.8 8.5h3l1.8-5 2.8 9 1.8-4h3');
export const SearchIcon = shape('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM13.5 13.5l-3.2-3.2');
export const BackIcon = shape('M9.5 3.5 5 8l4.5 4.5');
export const MoreIcon = shape('M3.3 8h.4M7.8 8h.4M12.3 8h.4');
export const PlusIcon = shape('M8 3v10M3 8h10');
export const CrossIcon = shape('m4 4 8 8M12 4l-8 8');
export const TickIcon = shape('m3.5 8.5 3 3 6-7');
export const SortIcon = shape('M4.5 3v10M2.5 11l2 2 2-2M11.5 13V3M9.5 5l2-2 2 2');
export const HelpIcon = shape(
  'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.3A1.75 1.75 0 1 1 8.6 8c-.4.15-.6.45-.6.85V9M8 11.2v.01',
);
export const SettingsIcon = shape('M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 3v3M6 10v3');
export const CardIcon = shape('M2 3.5h12v9H2zM10 3.5v9');
export const ChatIcon = shape('M2.5 3.5h11v7.5H8L5 13.5V11H2.5V3.5Z');
export const FilterIcon = shape('M2.5 4h11M4.5 8h7M6.5 12h3');
export const PhoneIcon = shape(
  'M4 2.5h2l1 3-1.4 1.1a8 8 0 0 0 3.8 3.8L10.5 9l3 1v2a1.5 1.5 0 0 1-1.6 1.5A10.5 10.5 0 0 1 2.5 4.1 1.5 1.5 0 0 1 4 2.5Z',
);
export const MailIcon = shape('M2 3.5h12v9H2zM2.3 4l5.7 4.5L13.7 4');
export const GlobeIcon = shape(
  'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 1.8 2.5 3.8 2.5 6S10 12.2 8 14c-2-1.8-2.5-3.8-2.5-6S6 3.8 8 2Z',
);
export const ArrowDownIcon = shape('M8 3v9.5M4 8.7l4 4 4-4');
