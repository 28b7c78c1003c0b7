package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The SSM document, with its values put in as Systems Manager does, and its script run by sh. */
@EnabledOnOs(OS.LINUX)
class SsmDocumentTest {

  /** Tells how it was called, and asks for a restart as often as the file says. */
  private static final String PROGRAM =
      """
      printf '<%s>' "$@" >>"$CALLS"
      echo >>"$CALLS"
      read -r code <"$CODES"
      sed -i 1d "$CODES"
      exit "$code"
      """;

  @TempDir Path temporary;
  private final Map<String, String> values = new HashMap<>();
  private Map<?, ?> document = Map.of();
  private HttpServer server;

  SsmDocumentTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serveArchive() throws Exception {
    Path archive = FakeArchive.make(temporary, "1.0", PROGRAM);
    byte[] content = Files.readAllBytes(archive);
    server.createContext(
        "/a.tar.gz",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    document =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(
                    Files.readString(Program.root().resolve("packaging/ssm/opentoe-run.yaml")));
    values.put("Archive", "http://127.0.0.1:" + server.getAddress().getPort() + "/a.tar.gz");
    values.put("Sha256", FakeArchive.sha256(archive));
    values.put("Documents", "s3://b/a.yml,/srv/b c.yml");
    values.put("Folder", temporary.resolve("lib/opentoe").toString());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void installsRunsGoesOnAfterARestartAndRemovesItself() throws Exception {
    values.put("Parameters", "Who=you,Why=\"a b\"");
    values.put("LogBucket", "my-logs");
    Path folder = Path.of(values.get("Folder"));
    Outcome first = send("194\n0\n");
    assertEquals(194, first.exitCode(), first::toString);
    server.stop(0);
    Outcome second = again();
    assertEquals(0, second.exitCode(), second::toString);
    String call =
        "<run><--documents><s3://b/a.yml,/srv/b c.yml><--phases><build,validate>"
            + "<--log-directory></var/log/opentoe><--state-directory><"
            + folder
            + "/state><--reboot-mode><exit><--parameters><Who=you,Why=\"a b\">"
            + "<--log-s3-bucket-name><my-logs>";
    assertEquals(List.of(call, call), Files.readAllLines(temporary.resolve("calls")));
    assertFalse(Files.exists(folder));
  }

  @Test
  void failureIsHandedOnAndLeavesWhatIsNeededToGoOn() throws Exception {
    assertEquals(1, send("1\n").exitCode());
    assertTrue(Files.exists(Path.of(values.get("Folder"), "program-" + values.get("Sha256"))));
  }

  @Test
  void wrongChecksumRunsNothing() throws Exception {
    values.put("Sha256", "0".repeat(64));
    Outcome outcome = send("0\n");
    assertEquals(1, outcome.exitCode());
    assertEquals("The archive does not have the checksum that was given.\n", outcome.stderr());
    assertFalse(Files.exists(temporary.resolve("calls")));
  }

  @Test
  void valuesCannotLeaveTheirQuotes() {
    Map<?, ?> parameters = (Map<?, ?>) document.get("parameters");
    assertTrue(parameters.size() >= 9);
    parameters.forEach(
        (name, declared) -> {
          Object pattern = ((Map<?, ?>) declared).get("allowedPattern");
          if (pattern != null) {
            Pattern allowed = Pattern.compile(pattern.toString());
            for (String evil : List.of("'; reboot; '", "s3://b/'; reboot; '", "/a'b", "a\nb")) {
              assertFalse(allowed.matcher(evil).find(), () -> name + " takes " + evil);
            }
          } else {
            assertEquals(List.of("true", "false"), ((Map<?, ?>) declared).get("allowedValues"));
          }
        });
  }

  private Outcome send(String exitCodes) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed: not run");
    Files.writeString(temporary.resolve("codes"), exitCodes);
    return again();
  }

  private Outcome again() throws IOException, InterruptedException {
    Path script = Files.writeString(temporary.resolve("_script.sh"), script());
    return Program.in(temporary)
        .with("CALLS", temporary.resolve("calls"))
        .with("CODES", temporary.resolve("codes"))
        .run("sh", script);
  }

  /** The script with every value in place; all must have one that their pattern allows. */
  private String script() {
    Map<?, ?> step = (Map<?, ?>) ((List<?>) document.get("mainSteps")).get(0);
    String text = ((List<?>) ((Map<?, ?>) step.get("inputs")).get("runCommand")).get(0).toString();
    for (Map.Entry<?, ?> declared : ((Map<?, ?>) document.get("parameters")).entrySet()) {
      Map<?, ?> parameter = (Map<?, ?>) declared.getValue();
      Object fallback = parameter.get("default");
      String name = declared.getKey().toString();
      String value = values.getOrDefault(name, fallback == null ? "" : fallback.toString());
      if (parameter.get("allowedPattern") != null) {
        String pattern = parameter.get("allowedPattern").toString();
        assertTrue(Pattern.compile(pattern).matcher(value).find(), () -> name + "=" + value);
      }
      text = text.replace("{{ " + name + " }}", value);
    }
    assertFalse(text.contains("{{"), text);
    return text;
  }
}
