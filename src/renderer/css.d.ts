import 'react';

// Custom properties hand a value to a style sheet.
declare module 'react' {
  interface CSSProperties {
    [property: `--${string}`]: string | undefined;
  }
}
