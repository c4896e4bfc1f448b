import { writeAtomically } from '#backend/ports/atomic-write';

// Saves the words in its second argument under the path in its first, and prints how that went.
const [path = '', words = ''] = process.argv.slice(2);
console.log(
  await writeAtomically(path, words).then(
    () => 'saved',
    (error: NodeJS.ErrnoException) => error.code,
  ),
);
