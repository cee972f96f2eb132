// Compiles the AssemblyScript matrix kernel and writes its bytes as a committed TypeScript module.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const directory = fileURLToPath(new URL('../src/exact/wasm/', import.meta.url));

/** The compiled kernel's bytes. */
export async function compileKernel() {
  let binary;
  const { error, stderr } = await asc.main(
    [
      'matrix-kernel.as.ts',
      '-O3',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
      '--outFile',
      'kernel.wasm',
      '--baseDir',
      directory,
    ],
    {
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = contents;
      },
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(binary);
}

/** The text of src/exact/wasm/matrix-kernel-bytes.ts for those bytes. */
export function bytesModule(bytes) {
  return `// Written by \`npm run build:wasm\` from matrix-kernel.as.ts: do not edit.\n\n/** The matrix kernel's WebAssembly module, ${bytes.length} bytes in base64. */\nexport const MATRIX_KERNEL_BASE64 =\n  '${bytes.toString('base64')}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compileKernel();
  writeFileSync(`${directory}matrix-kernel-bytes.ts`, bytesModule(bytes));
  console.log(`src/exact/wasm/matrix-kernel-bytes.ts: ${bytes.length} bytes of WebAssembly`);
}
