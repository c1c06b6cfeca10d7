export interface FieldError {
  field: string;
  message: string;
}

/** A refusal of the server (RFC 9457), with the facts that its kind brings. */
export class Problem extends Error {
  readonly status: number;
  /** What follows urn:handoff:problem: in the type, or "" where the answer was no problem document. */
  readonly code: string;
  readonly errors: FieldError[];
  readonly facts: Record<string, unknown>;

  constructor(status: number, facts: Record<string, unknown>) {
    super(typeof facts.detail === 'string' ? facts.detail : `HTTP status ${status}`);
    this.status = status;
    this.code = typeof facts.type === 'string' ? facts.type.replace('urn:handoff:problem:', '') : '';
    this.errors = Array.isArray(facts.errors) ? (facts.errors as FieldError[]) : [];
    this.facts = facts;
  }

  static async of(response: Response): Promise<Problem> {
    const facts = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    return new Problem(response.status, facts);
  }
}

/** Whether trying the same again later may work: nobody answered, or a service behind the gateway is away. */
export function isUnavailable(error: unknown): boolean {
  return !(error instanceof Problem) || error.status === 429 || error.status >= 500;
}
