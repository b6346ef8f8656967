/** What the node found wrong, and where below the clause. */
export type Fault = { readonly pointer: string; readonly detail: string };

type At = { readonly fault: Fault | undefined; readonly path: string };

export const isAt = (fault: Fault | undefined, path: string) => fault?.pointer === path;

/** What is wrong with a field, beneath it. */
export function Wrong({ fault, path }: At) {
  return isAt(fault, path) ? (
    <p className="accord-fault" data-fault="true">
      {fault?.detail}
    </p>
  ) : null;
}

export const marks = ({ fault, path }: At) =>
  isAt(fault, path) ? { "aria-invalid": true, "data-fault": true } : {};
