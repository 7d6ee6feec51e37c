/** Stands in for the built page when the emulator runs from source. The package's `imports` lead to the page itself. */
interface PageFile {
  readonly html: string;
  /** Its Content Security Policy. */
  readonly policy: string;
  /** Where the reference shows each operation, by its id. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The one that the file lies in; undefined where that cannot be told. */
  readonly folder: string | undefined;
}

const built = new URL('../../dist/page.cjs', import.meta.url).href;
const file: PageFile = await import(built).catch((cause) => {
  throw new Error('The page of the emulator is not built yet. Run: npm run build', { cause });
});

export const { html, policy, anchors, folder } = file;
