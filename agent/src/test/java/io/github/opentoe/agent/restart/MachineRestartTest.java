package io.github.opentoe.agent.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers, containers and boot ids of a machine that is a folder. */
@DisabledOnOs(OS.WINDOWS)
class MachineRestartTest {

  private static final List<String> COMMAND =
      List.of("/opt/agent", "run", "--resume", "--state-directory", "/a b/100%");

  @TempDir Path root;
  private final Path state = Path.of("/a b/100%");

  @BeforeEach
  void setUp() throws IOException {
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("proc/1"));
    Files.writeString(root.resolve("proc/1/comm"), "systemd\n");
  }

  private Machine machine(Platform platform) {
    return new Machine(platform, root, Map.of("PATH", root.resolve("bin").toString()), root);
  }

  private MachineRestart restart(Platform platform) {
    return new MachineRestart(machine(platform));
  }

  private void program(String name, String script) throws IOException {
    Path file = root.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void crontab(String listing) throws IOException {
    program(
        "crontab",
        "if [ \"$1\" = -l ]; then "
            + listing
            + "; fi\nwhile IFS= read -r l; do printf '%s\\n' \"$l\"; done > '"
            + root.resolve("written")
            + "'");
  }

  private byte[] written() throws IOException {
    return Files.readAllBytes(root.resolve("written"));
  }

  @Test
  void EX18_crontabKeepsWhatIsThereByteForByte() throws IOException {
    crontab("printf '# \\377mine\\n1 2 * * * x'; exit 0");
    MachineRestart restart = restart(Platform.LINUX);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    assertEquals("crontab", note.get("kind"));
    restart.install(note, COMMAND, state);
    String text = new String(written(), StandardCharsets.ISO_8859_1);
    assertEquals(
        "# \u00ffmine\n1 2 * * * x\n@reboot /opt/agent run --resume --state-directory '/a b/100\\%'"
            + " # "
            + note.get("marker")
            + "\n",
        text);
  }

  @Test
  void EX19_onlyLinesWithTheMarkerAreRemoved() throws IOException {
    MachineRestart restart = restart(Platform.LINUX);
    String marker = Marker.of(state);
    crontab(
        "printf 'a # " + marker + " \\nb # " + Marker.of(root) + "\\nc " + marker + "\\n'; exit 0");
    restart.remove(Map.of("kind", "crontab", "marker", marker));
    assertEquals(
        "b # " + Marker.of(root) + "\nc " + marker + "\n",
        new String(written(), StandardCharsets.UTF_8));
  }

  @Test
  void EX19_aCrontabWithoutTheMarkerIsNotWritten() throws IOException {
    crontab("echo mine; exit 0");
    restart(Platform.LINUX).remove(Map.of("kind", "crontab", "marker", Marker.of(state)));
    assertFalse(Files.exists(root.resolve("written")));
  }

  @Test
  void EX18_noCrontabIsAnEmptyOne() throws IOException {
    crontab("echo no crontab for root >&2; exit 1");
    MachineRestart restart = restart(Platform.LINUX);
    restart.install(restart.trigger(state).orElseThrow(), COMMAND, state);
    assertTrue(new String(written(), StandardCharsets.UTF_8).startsWith("@reboot /opt/agent "));
  }

  @Test
  void EX18_aCrontabThatCannotBeReadIsNotOverwritten() throws IOException {
    crontab("echo you may not >&2; exit 1");
    MachineRestart restart = restart(Platform.LINUX);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    IOException failure =
        assertThrows(IOException.class, () -> restart.install(note, COMMAND, state));
    assertEquals("crontab -l: exit status 1: you may not", failure.getMessage());
    assertFalse(Files.exists(root.resolve("written")));
  }

  @Test
  void EX18_withoutCrontabAUnitOfSystemd() throws IOException {
    Path calls = root.resolve("calls");
    program("systemctl", "echo \"$@\" >> '" + calls + "'");
    Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
    MachineRestart restart = restart(Platform.LINUX);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    assertEquals("systemd", note.get("kind"));
    restart.install(note, COMMAND, state);
    Path unit = units.resolve(note.get("marker") + ".service");
    String text = Files.readString(unit);
    assertTrue(text.contains("\nType=oneshot\n"), text);
    assertTrue(
        text.contains(
            "\nExecStart=\"/opt/agent\" \"run\" \"--resume\" \"--state-directory\""
                + " \"/a b/100%%\"\n"),
        text);
    restart.remove(note);
    assertFalse(Files.exists(unit));
    String name = note.get("marker") + ".service";
    assertEquals(
        List.of("daemon-reload", "enable " + name, "disable " + name, "daemon-reload"),
        Files.readAllLines(calls));
  }

  @Test
  void EX19_aForeignUnitOfThatNameStays() throws IOException {
    program("systemctl", "exit 0");
    Path units = Files.createDirectories(root.resolve("etc/systemd/system"));
    Path unit = Files.writeString(units.resolve(Marker.of(state) + ".service"), "[Unit]\n");
    restart(Platform.LINUX).remove(Map.of("kind", "systemd", "marker", Marker.of(state)));
    assertTrue(Files.exists(unit));
  }

  @Test
  void EX18_windowsGetsATaskOfTheSystem() throws IOException {
    Path calls = root.resolve("calls");
    program("schtasks.exe", "printf '%s|' \"$@\" >> '" + calls + "'; echo >> '" + calls + "'");
    MachineRestart restart = restart(Platform.WINDOWS);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    restart.install(note, List.of("C:\\a b\\agent.exe", "run"), state);
    restart.remove(note);
    String marker = note.get("marker");
    assertEquals(
        List.of(
            "/Create|/F|/TN|"
                + marker
                + "|/SC|ONSTART|/RU|SYSTEM|/RL|HIGHEST|/TR|\"C:\\a b\\agent.exe\" \"run\"|",
            "/Delete|/F|/TN|" + marker + "|"),
        Files.readAllLines(calls));
  }

  @Test
  void EX18_macOsGetsADaemon() throws IOException {
    Path folder = Files.createDirectories(root.resolve("Library/LaunchDaemons"));
    MachineRestart restart = restart(Platform.MACOS);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    restart.install(note, List.of("/a&b", "run"), state);
    Path file = folder.resolve(note.get("marker") + ".plist");
    assertTrue(Files.readString(file).contains("<string>/a&amp;b</string>"));
    restart.remove(note);
    assertFalse(Files.exists(file));
  }

  @Test
  void aMachineWithoutAnyOfThemHasNoTrigger() {
    assertEquals(Optional.empty(), restart(Platform.LINUX).trigger(state));
  }

  @Test
  void aMarkerThatIsNoneRemovesNothing() throws IOException {
    crontab("echo 'x # x'; exit 0");
    restart(Platform.LINUX).remove(Map.of("kind", "crontab", "marker", "x"));
    assertFalse(Files.exists(root.resolve("written")));
  }

  @Test
  void aPathWithALineBreakIsNoBootCommand() throws IOException {
    crontab("exit 1");
    MachineRestart restart = restart(Platform.LINUX);
    Map<String, String> note = restart.trigger(state).orElseThrow();
    assertThrows(
        IOException.class, () -> restart.install(note, List.of("/a\n* * * * * evil"), state));
  }

  @ParameterizedTest
  @ValueSource(strings = {".dockerenv", "run/.containerenv", "run/systemd/container"})
  void EX15_marksOfContainers(String mark) throws IOException {
    assertFalse(new Container(machine(Platform.LINUX)).isHere());
    Files.createDirectories(root.resolve(mark).getParent());
    Files.writeString(root.resolve(mark), "");
    assertTrue(new Container(machine(Platform.LINUX)).isHere());
    assertEquals(
        Optional.of("reboot is not possible in a container"), restart(Platform.LINUX).refusal());
  }

  @ParameterizedTest
  @CsvSource({
    "1:name=systemd:/docker/0123, true",
    "0::/kubepods/pod1, true",
    "0::/init.scope, false",
    "0::/, false"
  })
  void EX15_controlGroupsOfContainers(String group, boolean isContainer) throws IOException {
    Files.writeString(root.resolve("proc/1/cgroup"), group + "\n");
    assertEquals(isContainer, new Container(machine(Platform.LINUX)).isHere());
  }

  @ParameterizedTest
  @CsvSource({"systemd, false", "init, false", "sh, true", "tini, true", "java, true"})
  void EX15_aFirstProcessThatIsNoInit(String name, boolean isContainer) throws IOException {
    Files.writeString(root.resolve("proc/1/comm"), name + "\n");
    assertEquals(isContainer, new Container(machine(Platform.LINUX)).isHere());
  }

  @Test
  void EX16_withoutRootThereIsNoRestart() {
    assertEquals(
        Optional.of("root or administrator rights are needed"), restart(Platform.LINUX).refusal());
  }

  @Test
  void aRefusedMachineIsNeverToldToRestart() throws IOException {
    program("shutdown", "echo called > '" + root.resolve("called") + "'");
    assertThrows(IOException.class, () -> restart(Platform.LINUX).restart());
    assertFalse(Files.exists(root.resolve("called")));
  }

  @Test
  void whatOthersMayChangeMustNotRunAtBoot() throws IOException {
    Path open = Files.writeString(root.resolve("agent"), "");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    String reason = restart(Platform.LINUX).bootRefusal(List.of(open), Path.of("/")).orElseThrow();
    assertEquals(
        "others than root may change " + open.toRealPath() + ", so nothing there runs at boot",
        reason);
    assertTrue(
        restart(Platform.LINUX).bootRefusal(List.of(Path.of("/none")), Path.of("/")).isPresent());
  }

  @Test
  void EX14_theNearestOfTheTwoWorkersCounts() {
    Set<String> shell = Set.of("ssm-session-worker");
    Set<String> runner = Set.of("sh", "ssm-document-worker");
    assertTrue(new Ancestors(List.of(Set.of("sh"), runner)).leadToCommandRunner());
    assertTrue(new Ancestors(List.of(runner, shell)).leadToCommandRunner());
    assertFalse(new Ancestors(List.of(shell, runner)).leadToCommandRunner());
    assertFalse(new Ancestors(List.of(Set.of("sh"), Set.of())).leadToCommandRunner());
    assertTrue(new Ancestors(List.of(Set.of("ssm-document-worker.exe"))).leadToCommandRunner());
  }

  @Test
  void EX14_theAncestorsOfThisProcessAreFound() {
    Machine here = new Machine(Platform.current(), Path.of("/"), Map.of(), root);
    assertFalse(Ancestors.of(here, ProcessHandle.current().pid()).names().isEmpty());
  }

  @Test
  void programsOutsidePathAreNeverStarted() {
    HostPrograms programs = machine(Platform.LINUX).programs();
    assertFalse(programs.has("sh"));
    assertThrows(IOException.class, () -> programs.run(List.of("sh", "-c", "true")));
  }
}
