// A function that does some work that doesn't throw, one run at a time. Calls during a run lead to one more run, however
// many they are.
export function oneAtATime(work) {
  let isRunning = false;
  let again = false;
  return async () => {
    again = true;
    if (isRunning) {
      return;
    }

    isRunning = true;
    while (again) {
      again = false;
      await work();
    }

    isRunning = false;
  };
}
