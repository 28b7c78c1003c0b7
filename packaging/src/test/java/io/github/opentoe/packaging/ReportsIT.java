package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the built program tells other programs about a run. */
@EnabledOnOs(OS.LINUX)
class ReportsIT {

  private static final String DOCUMENT =
      """
      name: app
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: Print
              action: ExecuteBash
              inputs: {commands: ['echo "<script>document.title = 1</script>"; seq 1 2000']}
            - name: Fail
              action: ExecuteBash
              onFailure: Continue
              inputs: {commands: ['echo "no <b>such</b> thing" >&2; exit 3']}
            - name: Last
              action: ExecuteBash
              inputs: {commands: ['touch reached']}
      """;

  @TempDir Path temporary;
  private Agent agent;

  @BeforeEach
  void unpack() throws IOException {
    agent = Agent.in(temporary);
    agent.write("app.yaml", DOCUMENT);
  }

  @AfterEach
  void endAll() throws IOException {
    agent.endAll();
  }

  @Test
  void streamIsOneObjectInEachLineAndReportsStandBesideIt() throws Exception {
    Outcome outcome =
        agent.run(
            "run",
            "-d",
            "app.yaml",
            "--output",
            "json",
            "--report",
            "junit=app.xml",
            "--report",
            "html=app.html");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    List<String> lines = outcome.stdout().lines().toList();
    assertEquals("runStarted", Json.at(lines.get(0), "type"));
    String last = lines.get(lines.size() - 1);
    assertEquals("runFinished", Json.at(last, "type"));
    assertEquals("failed", Json.at(last, "status"));
    long printed = lines.stream().filter(line -> Json.at(line, "type").equals("output")).count();
    assertEquals(2001, printed);
    String xml = Files.readString(agent.work().resolve("app.xml"));
    assertTrue(xml.contains("<testcase name=\"Fail\" classname=\"app.build\""), xml);
    assertTrue(xml.contains("no &lt;b&gt;such&lt;/b&gt; thing"), xml);
    look(agent.work().resolve("app.html"));
  }

  /** Opens a page in a browser, where there is one. */
  private void look(Path page) throws Exception {
    Optional<Path> browser =
        List.of("chromium", "chromium-browser", "google-chrome").stream()
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(browser.isPresent(), "no browser is installed to open the report in");
    Path picture = temporary.resolve("page.png");
    List<String> settings =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1000,1400",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + temporary.resolve("browser"));
    String dom = browse(browser.get(), settings, "--dump-dom", page);
    assertTrue(dom.contains("<title>failed: app.yaml – OpenTOE</title>"), dom);
    assertTrue(dom.contains("&lt;script&gt;document.title = 1&lt;/script&gt;"), dom);
    assertFalse(dom.contains("<b>such</b>"), dom);
    browse(browser.get(), settings, "--screenshot=" + picture, page);
    assertTrue(colours(ImageIO.read(picture.toFile())) > 20, "the page looks empty");
  }

  private String browse(Path browser, List<String> settings, String what, Path page)
      throws Exception {
    List<Object> command = new ArrayList<>(List.of("timeout", "-k", "5", "90", browser));
    command.addAll(settings);
    command.add(what);
    command.add(page.toUri());
    return Program.in(temporary).with("HOME", temporary).run(command.toArray()).stdout();
  }

  private static int colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }

  @Test
  void readerThatGoesAwayLosesNothingButTheStream() throws Exception {
    String pipe = "\"$@\" | head -n 1; exit ${PIPESTATUS[0]}";
    Outcome outcome =
        agent.runBy(
            List.of("bash", "-c", pipe, "bash"), "run", "-d", "app.yaml", "--output", "json");
    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertEquals(1, outcome.stdout().lines().count());
    assertTrue(
        outcome.stderr().contains("error: standard output cannot take the events; see /"),
        outcome::toString);
    assertTrue(Files.exists(agent.work().resolve("reached")));
    assertEquals("failed", Json.at(agent.log("detailedoutput.json"), "status"));
  }

  @Test
  void EX13_restartIsStillAskedForWhereNobodyReadsTheStream() throws Exception {
    agent.write(
        "restart.yaml",
        """
        schemaVersion: 1.0
        phases:
          - name: build
            steps:
              - name: Restart
                action: ExecuteBash
                inputs: {commands: [exit 194]}
        """);
    String[] call = {"run", "-d", "restart.yaml", "--output", "json", "--reboot-mode", "exit"};
    Outcome unread = agent.runBy(List.of("bash", "-c", "\"$@\" >&-", "bash"), call);
    assertEquals(194, unread.exitCode(), unread::toString);
    Outcome read = agent.run(call);
    assertEquals(194, read.exitCode(), read::toString);
    List<String> lines = read.stdout().lines().toList();
    assertEquals("restartWanted", Json.at(lines.get(lines.size() - 1), "type"));
  }
}
