package io.github.opentoe.packaging.linux;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Arranges what a package installs, as a tree of files. */
final class Contents {

  private static final String HOME = "usr/lib/opentoe";
  private static final String DOCUMENTATION = "usr/share/doc/opentoe";

  private final Path image;
  private final Plan plan;

  Contents(Path image, Plan plan) {
    this.image = image;
    this.plan = plan;
  }

  /**
   * Arranges it below a folder.
   *
   * @param zsh where zsh looks for completion on this system
   */
  Path arrange(Path root, String zsh) throws IOException {
    Folders.copy(image, parent(root.resolve(HOME)));
    link(root.resolve("usr/bin/opentoe"), "../lib/opentoe/bin/opentoe");
    Path documentation = root.resolve(DOCUMENTATION);
    place(plan.parts().resolve("copyright"), documentation.resolve("copyright"));
    link(documentation.resolve("licences"), "../../../lib/opentoe/licences");
    if (Files.exists(image.resolve("opentoe.cdx.json"))) {
      link(documentation.resolve("opentoe.cdx.json"), "../../../lib/opentoe/opentoe.cdx.json");
    }
    Path manual = plan.shell().resolve("opentoe.1");
    try (OutputStream out =
            Files.newOutputStream(parent(root.resolve("usr/share/man/man1/opentoe.1.gz")));
        OutputStream gzip = new GZIPOutputStream(out)) {
      Files.copy(manual, gzip);
    }
    place(
        plan.shell().resolve("opentoe.bash"),
        root.resolve("usr/share/bash-completion/completions/opentoe"));
    place(plan.shell().resolve("_opentoe"), root.resolve(zsh).resolve("_opentoe"));
    return root;
  }

  private static void place(Path file, Path where) throws IOException {
    Files.copy(file, parent(where));
  }

  private static void link(Path where, String target) throws IOException {
    Files.createSymbolicLink(parent(where), Path.of(target));
  }

  private static Path parent(Path path) throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    return path;
  }
}
