package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.packaging.Program.Outcome;
import io.github.opentoe.packaging.Program.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wrapper against a repository of its own, with a Maven that only says its arguments. */
@DisabledOnOs(OS.WINDOWS)
class WrapperIT {

  private static final String VERSION = "9.9.9";

  @TempDir Path temporary;
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer repository;
  private Path wrapper;
  private byte[] zip = new byte[0];
  private Program program;

  @BeforeEach
  void startRepository() throws Exception {
    zip = mavenZip();
    repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    repository.setExecutor(Executors.newCachedThreadPool());
    repository.createContext(
        "/maven/org/apache/maven/apache-maven/" + VERSION,
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, zip.length);
          exchange.getResponseBody().write(zip);
          exchange.close();
        });
    repository.start();
    Path root = Files.createDirectories(temporary.resolve("a project/.mvn/wrapper"));
    wrapper = Files.copy(Program.root().resolve("mvnw"), temporary.resolve("a project/mvnw"));
    assertTrue(wrapper.toFile().setExecutable(true));
    Files.copy(Program.root().resolve(".mvn/wrapper/Fetch.java"), root.resolve("Fetch.java"));
    pin(checksum());
    Path tools = temporary.resolve("tools");
    Script.tools(tools, "sh", "dirname", "mkdir", "mktemp", "readlink", "rm");
    program =
        Program.in(temporary)
            .with("JAVA_HOME", Program.javaHome())
            .with("MAVEN_USER_HOME", temporary.resolve("a home"))
            .with("MVNW_REPOURL", address() + "/maven")
            .with("PATH", tools);
  }

  @AfterEach
  void stopRepository() {
    repository.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget", "neither"})
  void mavenIsFetchedOnceWith(String tool) throws Exception {
    Script.tools(temporary.resolve("tools"), tool);
    Outcome first = program.run(wrapper, "verify", "-Dx=a b");
    assertEquals("maven [verify] [-Dx=a b]\n", first.stdout(), first::toString);
    Outcome second = program.run(wrapper);
    assertEquals("maven\n", second.stdout(), second::toString);
    assertEquals("", second.stderr());
    assertEquals(1, requests.get());
  }

  @Test
  void twoAtOnceBothGetAWholeMaven() throws Exception {
    Running one = program.start(wrapper, "one");
    Running other = program.start(wrapper, "two");
    assertEquals("maven [one]\n", one.join().stdout());
    assertEquals("maven [two]\n", other.join().stdout());
  }

  @Test
  void wrongChecksumIsRefusedAndLeavesNothing() throws Exception {
    pin("0".repeat(128));
    Outcome outcome = program.run(wrapper);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stderr().contains("checksum"), outcome::toString);
    try (var left = Files.walk(temporary.resolve("a home"))) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void unreachableRepositoryIsNamed() throws Exception {
    repository.stop(0);
    Outcome outcome = program.run(wrapper);
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.stderr().contains("cannot fetch " + address()), outcome::toString);
  }

  @Test
  void proxyOfTheEnvironmentIsUsedUnlessExcepted() throws Exception {
    program.with("MVNW_REPOURL", "http://maven.invalid/maven").with("http_proxy", address());
    assertEquals("maven [x]\n", program.run(wrapper, "x").stdout());
    program.with("no_proxy", "other.invalid,.invalid").with("MAVEN_USER_HOME", temporary);
    assertEquals(1, program.run(wrapper, "x").exitCode());
  }

  private String address() {
    return "http://127.0.0.1:" + repository.getAddress().getPort();
  }

  private void pin(String checksum) throws IOException {
    Files.writeString(
        wrapper.resolveSibling(".mvn/wrapper/maven-wrapper.properties"),
        "mavenVersion=" + VERSION + "\ndistributionSha512=" + checksum + "\n");
  }

  private String checksum() throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(zip));
  }

  private static byte[] mavenZip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("apache-maven-" + VERSION + "/bin/"));
      out.putNextEntry(new ZipEntry("apache-maven-" + VERSION + "/bin/mvn"));
      out.write(
          """
          #!/bin/sh
          printf maven
          for argument in "$@"; do printf ' [%s]' "$argument"; done
          echo
          """
              .getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return bytes.toByteArray();
  }
}
