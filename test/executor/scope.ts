/**
 * A part of the answer that one error turns to null: everything below a nullable field. Where two errors stand in one
 * part, the specification reports whichever comes first, so each part gets at most one, and none inside another.
 */
export class Scope {
  private readonly parent: Scope | null
  private readonly children = new Map<string, Scope>()
  private isNulled = false
  private isOpen: boolean
  private holdsNulled = false

  constructor(parent: Scope | null = null, isOpen = true) {
    this.parent = parent
    this.isOpen = isOpen
  }

  /** The same for every selection of one place, as what they select is merged. */
  child(path: string): Scope {
    const known = this.children.get(path) ?? new Scope(this)
    this.children.set(path, known)
    return known
  }

  canFail(): boolean {
    if (!this.isOpen || this.isNulled || this.holdsNulled) return false
    for (let above = this.parent; above !== null; above = above.parent) if (above.isNulled) return false
    return true
  }

  fail(): void {
    this.isNulled = true
    for (let above = this.parent; above !== null; above = above.parent) above.holdsNulled = true
  }
}
