import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Context = createContext<(text: string) => void>(() => {});

/** Says results aloud to whoever does not see them change. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState("");
  const announce = useCallback((next: string) => setText(next), []);
  return (
    <Context value={announce}>
      {children}
      <p className="live" role="status">
        {text}
      </p>
    </Context>
  );
}

export const useAnnounce = (): ((text: string) => void) => useContext(Context);
