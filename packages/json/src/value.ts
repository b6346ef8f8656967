/** What JSON can say. Objects that come out of this package are plain and carry no `__proto__` member. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
