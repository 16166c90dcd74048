/** The part of JSON Schema 2020-12 that the interface's own description uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function hasType(value: unknown, wanted: string): boolean {
  return wanted === 'integer' ? Number.isInteger(value) : typeOf(value) === wanted;
}

/** Checks values against schemas of one document; says what is wrong and where. */
export class SchemaChecker {
  constructor(private readonly document: unknown) {}

  /** Follows `#/…` in the document. @throws where nothing is there */
  resolve<T>(reference: string): T {
    let found: unknown = this.document;
    for (const part of reference.replace(/^#\//, '').split('/')) {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
      found = (found as Record<string, unknown> | undefined)?.[name];
    }
    if (found === undefined) throw new Error(`${reference} leads nowhere`);
    return found as T;
  }

  /** What does not fit, one line each; empty where the value is as described. */
  check(value: unknown, schema: JsonSchema, path = '$'): string[] {
    if (schema.$ref !== undefined) return this.check(value, this.resolve(schema.$ref), path);
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length > 0 && !types.some((type) => hasType(value, type))) {
      return [`${path}: ${typeOf(value)} instead of ${types.join(' or ')}`];
    }
    const wrong: string[] = [];
    if ('const' in schema && value !== schema.const) wrong.push(`${path}: not ${schema.const}`);
    if (schema.enum && !schema.enum.includes(value)) wrong.push(`${path}: not in the list`);
    for (const part of schema.allOf ?? []) wrong.push(...this.check(value, part, path));
    const branches = schema.anyOf ?? schema.oneOf;
    if (branches && branches.every((branch) => this.check(value, branch, path).length > 0)) {
      wrong.push(`${path}: fits none of ${branches.length} alternatives`);
    }
    if (typeof value === 'string') wrong.push(...this.#checkText(value, schema, path));
    if (typeof value === 'number') wrong.push(...this.#checkNumber(value, schema, path));
    if (Array.isArray(value)) wrong.push(...this.#checkList(value, schema, path));
    else if (typeOf(value) === 'object') {
      wrong.push(...this.#checkObject(value as Record<string, unknown>, schema, path));
    }
    return wrong;
  }

  #checkText(value: string, schema: JsonSchema, path: string): string[] {
    const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
    const fits = pattern === undefined || new RegExp(pattern, 'u').test(value);
    if (fits && value.length >= minLength && value.length <= maxLength) return [];
    return [
      `${path}: ${JSON.stringify(value.slice(0, 60))} does not fit ${pattern ?? 'its length'}`,
    ];
  }

  #checkNumber(value: number, schema: JsonSchema, path: string): string[] {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    return value >= minimum && value <= maximum ? [] : [`${path}: ${value} is out of range`];
  }

  #checkList(values: unknown[], schema: JsonSchema, path: string): string[] {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items, prefixItems = [] } = schema;
    const wrong = values.flatMap((value, index) => {
      const wanted = prefixItems[index] ?? items;
      return wanted === undefined ? [] : this.check(value, wanted, `${path}[${index}]`);
    });
    if (values.length >= minItems && values.length <= maxItems) return wrong;
    return [...wrong, `${path}: ${values.length} entries`];
  }

  #checkObject(value: Record<string, unknown>, schema: JsonSchema, path: string): string[] {
    const { properties = {}, required = [], additionalProperties = true } = schema;
    const missing = required.filter((name) => !(name in value));
    return [
      ...missing.map((name) => `${path}.${name}: is missing`),
      ...Object.entries(value).flatMap(([name, entry]) => {
        const wanted = properties[name] ?? additionalProperties;
        if (wanted === true) return [];
        if (wanted === false) return [`${path}.${name}: is not described`];
        return this.check(entry, wanted, `${path}.${name}`);
      }),
    ];
  }
}
