package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.filesystem.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A folder to download into, with an action that does not wait long. */
abstract class Downloading {

  static final Duration LONG = Duration.ofSeconds(20);
  static final Duration MOMENT = Duration.ofMillis(1);
  static final Pace QUICK =
      new Pace(LONG, LONG, List.of(MOMENT, MOMENT, MOMENT, MOMENT), Duration.ofMillis(20), LONG);

  @TempDir Path folder = Path.of("");
  Pace pace = QUICK;
  private Optional<FakeContext> created = Optional.empty();

  final FakeContext context() {
    FakeContext context = created.orElseGet(() -> new FakeContext(folder));
    created = Optional.of(context);
    return context;
  }

  /** Inputs without checksum, with {@code overwrite: true}. */
  static WebDownload.Inputs inputs(String source, String destination) {
    return inputs(source, destination, true, Optional.empty());
  }

  static WebDownload.Inputs inputs(
      String source, String destination, boolean overwrite, Optional<String> sha256) {
    return new WebDownload.Inputs(
        WebUrl.parse(source),
        FolderPath.parse(destination),
        overwrite,
        sha256.map(Checksum::parse),
        sha256.map(hex -> Algorithm.SHA256),
        false);
  }

  static WebDownload.Inputs verified(String source, String destination, String sha256) {
    return inputs(source, destination, true, Optional.of(sha256));
  }

  final ActionResult run(WebDownload.Inputs inputs) throws InterruptedException {
    return new WebDownload(pace).run(inputs, context());
  }

  final String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** The names of what is in the folder, links and hidden files included. */
  final List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }
}
