/** The part of the standard WebAssembly interface that the schema engine needs; it is typed only in the DOM library. */
declare namespace WebAssembly {
  type ModuleImports = Record<string, unknown>
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, ModuleImports>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}
