package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** install.sh and the Dockerfile, with the archive and the image that the build made. */
@EnabledOnOs(OS.LINUX)
class InstallIT {

  private static final String USER =
      """
      FROM scratch
      COPY . /
      RUN --mount=type=bind,from=localhost/opentoe,source=/opt/opentoe,target=/opt/opentoe \\
          /opt/opentoe/bin/opentoe run --documents /hello.yaml --log-directory /logs \\
            --state-directory /state
      COPY --from=localhost/opentoe /opt/opentoe /opt/toe
      RUN ["/opt/toe/bin/opentoe", "run", "--documents", "/hello.yaml", "--log-directory", "/logs"]
      """;

  @TempDir Path temporary;

  @Test
  void installsTheArchiveThatWasBuilt() throws Exception {
    Path archive = Image.archive();
    Path installer = Program.root().resolve("packaging/install/install.sh");
    Path prefix = temporary.resolve("usr/lib/opentoe");
    Path bin = temporary.resolve("usr/bin");
    Outcome outcome =
        Program.in(temporary)
            .run("sh", installer, "--prefix", prefix, "--bin", bin, "--awstoe", archive);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    Packages.assertRuns(temporary, temporary);
    assertTrue(
        Program.in(temporary).run(bin.resolve("awstoe"), "--version").stdout().contains("awstoe"));
    Path state = temporary.resolve("state");
    Outcome removed =
        Program.in(temporary)
            .run("sh", installer, "--uninstall", "--prefix", prefix, "--state", state);
    assertEquals(0, removed.exitCode(), removed::toString);
    assertFalse(Files.exists(prefix));
    assertFalse(Files.exists(state));
    try (var left = Files.list(bin)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void dockerfileMakesALayerThatOthersMountAndCopy() throws Exception {
    Path image = Image.folder();
    Packages.assumeInstalled("buildah");
    Packages.assumeRoot();
    Path dockerfile = Program.root().resolve("packaging/docker/Dockerfile");
    build("localhost/opentoe", dockerfile, image.resolveSibling("."));

    Path root = Files.createDirectories(temporary.resolve("root"));
    Files.createDirectory(root.resolve("tmp"));
    BareRoot.copied(root, image)
        .write(
            "hello.yaml",
            Files.readString(Program.testdata().resolve("examples/hello-world.yaml")));
    Path user = Files.writeString(temporary.resolve("Dockerfile"), USER);
    String said = build("localhost/user", user, root);
    assertEquals(2, said.split("\"status\": \"success\"", -1).length - 1, said);
  }

  private String build(String name, Path dockerfile, Path context) throws Exception {
    Outcome outcome =
        Program.in(temporary)
            .run(
                "buildah",
                "--root=" + temporary.resolve("storage"),
                "--runroot=" + temporary.resolve("running"),
                "--storage-driver=vfs",
                "bud",
                "--isolation=chroot",
                "--pull=never",
                "--tag=" + name,
                "--file=" + dockerfile,
                context);
    assertEquals(0, outcome.exitCode(), outcome::toString);
    return outcome.stdout();
  }
}
