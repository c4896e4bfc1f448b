import { report } from './report';

/** A program that has not come to rest so long after a defect ends all the same, in ms. */
const patience = 20_000;

/**
 * After an exception that nobody caught, nobody knows what the program would do next. So it comes to rest in
 * order: `rest` is called once, says so and begins the orderly end. Every such exception is reported.
 * `isAsking`: whether the person is still to say what becomes of unsaved words; then the program does not end
 * by itself.
 */
export const restAfterDefect = (rest: () => void, isAsking: () => boolean = () => false): void => {
  let isResting = false;
  const onDefect = (error: unknown): void => {
    report(error);
    if (isResting) return;
    isResting = true;
    setTimeout(() => {
      if (!isAsking()) process.exit(1);
    }, patience).unref();
    rest();
  };
  process.on('uncaughtException', onDefect);
  process.on('unhandledRejection', onDefect);
};
