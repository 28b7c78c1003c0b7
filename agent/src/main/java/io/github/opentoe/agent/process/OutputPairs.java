package io.github.opentoe.agent.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps FIFO pairs from command to command; making some costs a process. */
final class OutputPairs {

  private static final int BATCH = 4;
  private static final long PATIENCE_SECONDS = 10;

  private final PrivateFolders folders;
  private final boolean useFifos;
  private final Deque<FifoPair> free = new ArrayDeque<>();
  private int made;

  OutputPairs(PrivateFolders folders, boolean useFifos) {
    this.folders = folders;
    this.useFifos = useFifos;
  }

  /** A pair that no process holds. */
  synchronized OutputPair take(Path temp) throws InterruptedException {
    if (!useFifos) {
      return new PipePair();
    }
    while (!free.isEmpty()) {
      FifoPair pair = free.pop();
      if (pair.isIntact()) {
        return pair;
      }
      pair.close();
    }
    try {
      makeSome(temp);
    } catch (IOException | OutOfMemoryError e) {
      // The latter where no thread can be made to wait for mkfifo.
      return new PipePair();
    }
    return free.pop();
  }

  /** Takes a pair back of which both ends were read. */
  synchronized void giveBack(OutputPair pair) {
    if (pair instanceof FifoPair fifos) {
      free.push(fifos);
    }
  }

  /** Closes the pairs that are not in use. */
  synchronized void close() {
    for (FifoPair pair : free) {
      pair.close();
    }
    free.clear();
  }

  private void makeSome(Path temp) throws IOException, InterruptedException {
    // As the kernel writes the names of open files.
    Path real = folders.home(temp).path().toRealPath();
    List<Path> paths = new ArrayList<>();
    for (int index = 0; index < 2 * BATCH; index++) {
      paths.add(real.resolve("output-" + ++made));
    }
    makeFifos(paths);
    for (int index = 0; index < paths.size(); index += 2) {
      free.add(new FifoPair(paths.get(index), paths.get(index + 1)));
    }
  }

  private static void makeFifos(List<Path> paths) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program(), "-m", "600"));
    paths.forEach(path -> command.add(path.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Without a locale it is done before it would have read one.
    builder.environment().clear();
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("mkfifo does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException("mkfifo failed");
    }
  }

  private static String program() throws IOException {
    for (String path : List.of("/usr/bin/mkfifo", "/bin/mkfifo")) {
      if (Files.isExecutable(Path.of(path))) {
        return path;
      }
    }
    throw new IOException("mkfifo not found");
  }
}
