package io.github.opentoe.modules.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.value.Value;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.filesystem.FilePath;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsiRunTest {

  private static final String ENGINE =
      "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";

  private final MsiFixture msi;

  MsiRunTest() throws Exception {
    msi = new MsiFixture();
  }

  private static List<String> script(String name) {
    return List.of(
        ENGINE,
        "-NoProfile",
        "-NonInteractive",
        "-ExecutionPolicy",
        "Bypass",
        "-File",
        MsiFixture.FOLDER + "\\" + name + ".ps1",
        MsiFixture.FOLDER + "\\data.json");
  }

  private static Map<String, Value> outputs(String logFile, long code, String stdout) {
    return Map.of(
        "logFile", Value.text(logFile),
        "msiExitCode", new Value.Whole(code),
        "stdout", Value.text(stdout));
  }

  private ActionResult endingWith(int code) throws Exception {
    msi.execution = MsiFixture.exit(code);
    return msi.install();
  }

  @Test
  void MSI3_commandsAndLine() throws Exception {
    assertEquals(ActionResult.succeeded(outputs("", 0, "")), msi.install());
    assertEquals(
        List.of(script("inspect-msi"), script("run-msi")),
        msi.context.commands.stream().map(command -> command.arguments()).toList());
    assertEquals("/i \"C:\\work\\my agent.msi\" /qn REBOOT=ReallySuppress", msi.line());
    assertTrue(
        msi.data.get(1).contains("\"program\":\"C:\\\\Windows\\\\System32\\\\msiexec.exe\""),
        msi.data.get(1));
  }

  @Test
  void MSI3_logAndProperties() throws Exception {
    msi.logFile = Optional.of(FilePath.parse("logs\\new\\agent.log"));
    msi.logOptions = LogOptions.parse("*V");
    msi.properties.put("ROLE", "web");
    assertEquals(Value.text("logs\\new\\agent.log"), msi.install().outputs().get("logFile"));
    assertEquals(
        "/i \"C:\\work\\my agent.msi\" /qn /L*V \"C:\\work\\logs\\new\\agent.log\""
            + " REBOOT=ReallySuppress ROLE=web",
        msi.line());
  }

  @Test
  void MSI1_missingFilesAndFolders() throws Exception {
    assertEquals(ActionResult.failed("file does not exist: no.msi"), msi.install("no.msi"));
    Files.createDirectory(msi.path("C:\\work\\folder.msi"));
    assertEquals(
        ActionResult.failed("is not a regular file: folder.msi"), msi.install("folder.msi"));
    assertEquals(List.of(), msi.context.commands);
  }

  @Test
  void MSI2_theFileThatIsRunIsTheOneThatIsChecked() throws Exception {
    msi.install();
    assertEquals(
        Map.of("path", Value.text("C:\\work\\my agent.msi"), "product", new Value.Flag(true)),
        fields(msi.data.get(0)));
  }

  private static Map<String, Value> fields(String json) {
    boolean product = json.contains("\"product\":true");
    int from = json.indexOf("\"path\":\"") + "\"path\":\"".length();
    String path = json.substring(from, json.indexOf('"', from)).replace("\\\\", "\\");
    return Map.of("path", Value.text(path), "product", new Value.Flag(product));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HashMismatch",
        "NotTrusted",
        "UnknownError",
        "NotSupportedFileFormat",
        "Incompatible"
      })
  void MSI2_badSignaturesNeedTheirFlag(String status) throws Exception {
    msi.inspection = FakeContext.exited(0, "::signature\t" + status);
    msi.allowsUnsigned = true;
    assertEquals(
        ActionResult.failed(
            "signature of my agent.msi is "
                + status
                + "; set ignoreAuthenticodeSignatureErrors to run it anyway"),
        msi.install());
    assertEquals(1, msi.context.commands.size());
    msi.ignoresErrors = true;
    assertTrue(msi.install().isSuccess());
  }

  @Test
  void MSI2_unsignedPackagesNeedTheirFlag() throws Exception {
    msi.inspection = FakeContext.exited(0, "::signature\tNotSigned");
    msi.ignoresErrors = true;
    assertEquals(
        ActionResult.failed(
            "signature of my agent.msi is NotSigned;"
                + " set allowUnsignedInstaller to run it anyway"),
        msi.install());
    msi.allowsUnsigned = true;
    assertTrue(msi.install().isSuccess());
  }

  @Test
  void MSI2_withoutAnAnswerNothingRuns() throws Exception {
    msi.inspection = FakeContext.exited(1, "::error\t0x80070020\tThe file is in use.");
    assertEquals(
        ActionResult.failed("cannot check the signature of my agent.msi: The file is in use."),
        msi.install());
    assertEquals(1, msi.context.commands.size());
  }

  @Test
  void MSI4_installedProductsAreReinstalled() throws Exception {
    msi.inspection = FakeContext.exited(0, "::signature\tValid\n::product\t{0}\t5");
    msi.properties.put("A", "1");
    msi.install();
    assertEquals(
        "/i \"C:\\work\\my agent.msi\" /qn REBOOT=ReallySuppress"
            + " REINSTALLMODE=ecmus REINSTALL=ALL A=1",
        msi.line());
    msi.inspection = FakeContext.exited(0, "::signature\tValid\n::product\t{0}\t2");
    msi.install();
    assertFalse(msi.line().contains("REINSTALL"));
  }

  @Test
  void MSI4_anUnreadablePackageIsLeftToTheInstaller() throws Exception {
    msi.inspection =
        FakeContext.exited(0, "::signature\tValid\n::unknown-product\t0x80004005\tOpenDatabase");
    assertTrue(msi.install().isSuccess());
    assertEquals(
        List.of("cannot tell whether the product is installed: OpenDatabase"),
        msi.context.warnings);
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOW, 0, SUCCEEDED",
    "ALLOW, 3010, RESTART_NEXT_STEP",
    "ALLOW, 1641, RESTART_NEXT_STEP",
    "FORCE, 0, RESTART_NEXT_STEP",
    "FORCE, 3010, RESTART_NEXT_STEP",
    "FORCE, 1603, FAILED",
    "SKIP, 3010, SUCCEEDED",
    "SKIP, 1603, FAILED"
  })
  void MSI6_MSI7_restarts(RestartChoice choice, int code, Outcome outcome) throws Exception {
    msi.reboot = choice;
    ActionResult result = endingWith(code);
    assertEquals(outcome, result.outcome());
    assertEquals(outputs("", code, ""), result.outputs());
  }

  @Test
  void MSI6_aSkippedRestartIsLogged() throws Exception {
    msi.reboot = RestartChoice.SKIP;
    endingWith(3010);
    assertTrue(
        msi.context.infos.contains("the installer asks for a restart, which 'reboot' has skipped"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1614})
  void MSI8_successes(int code) throws Exception {
    assertEquals(ActionResult.succeeded(outputs("", code, "")), endingWith(code));
  }

  @Test
  void MSI8_theCodeOfTheAgentsOwnRestartsMeansNothingHere() throws Exception {
    assertEquals("msiexec exit code 194", endingWith(194).message());
  }

  @ParameterizedTest
  @CsvSource({
    "1603, fatal error",
    "1618, another installation is running",
    "1619, package cannot be opened",
    "1620, package is invalid",
    "1625, forbidden by policy",
    "1633, wrong platform",
    "1638, another version is installed",
    "1605, product is not installed",
    "1654, not supported on this processor"
  })
  void MSI9_failuresAreNamed(int code, String name) throws Exception {
    assertEquals("msiexec exit code " + code + " (" + name + ")", endingWith(code).message());
    msi.logFile = Optional.of(FilePath.parse("C:\\l.log"));
    assertEquals(
        "msiexec exit code " + code + " (" + name + "); see C:\\l.log", endingWith(code).message());
  }

  @Test
  void MSI9_everyCodeOfTheRangeHasAName() {
    for (int code = 1601; code <= 1654; code++) {
      assertTrue(new MsiExit(code).failure("").endsWith(")"), "no name for " + code);
    }
    assertEquals("msiexec exit code 87", new MsiExit(87).failure(""));
  }

  @Test
  void MSI11_quotedValuesArePassedAsTheyAre() {
    assertEquals("NAME=\"A \"\"B\"\" C\"", new MsiProperty("NAME", "\"A \"\"B\"\" C\"").argument());
    assertEquals("NAME=", new MsiProperty("NAME", "").argument());
  }

  @Test
  void MSI12_blanksArePutInQuotes() {
    assertEquals("NAME=\"A B\"", new MsiProperty("NAME", "A B").argument());
  }

  @Test
  void MSI13_theLineIsDataOfAFixedScript() throws Exception {
    msi.properties.put("A", "\"x'; Remove-Item C:\\ #$(1)\"");
    msi.install();
    assertTrue(msi.line().endsWith(" A=\"x'; Remove-Item C:\\ #$(1)\""), msi.line());
    msi.properties.clear();
    msi.install();
    assertEquals(msi.scripts.get(1), msi.scripts.get(3));
    assertEquals(msi.scripts.get(0), msi.scripts.get(2));
  }

  @Test
  void MSI13_aLineThatWindowsCannotTakeIsRefused() throws Exception {
    msi.properties.put("A", "x".repeat(32_000));
    assertTrue(
        msi.install().message().startsWith("the command line is longer than Windows allows: "));
    assertEquals(1, msi.context.commands.size());
  }

  @Test
  void MSI14_foldersOfTheLogAreCreated() throws Exception {
    msi.logFile = Optional.of(FilePath.parse("C:\\a\\b\\c.log"));
    msi.install();
    assertTrue(Files.isDirectory(msi.path("C:\\a\\b")));
  }

  @Test
  void MSI15_optionsWithoutALogGiveNoLog() throws Exception {
    msi.logOptions = LogOptions.parse("v");
    msi.install();
    assertFalse(msi.line().contains("/L"));
  }

  @Test
  void MSI16_atTheDeadlineTheLogSaysWhatMayGoOn() throws Exception {
    msi.execution = FakeContext.ended(Ending.TIMED_OUT, "", "");
    assertEquals(Outcome.TIMED_OUT, msi.install().outcome());
    assertEquals(
        List.of("msiexec was ended; the Windows Installer service may still be at work"),
        msi.context.warnings);
  }

  @Test
  void MSI_stdoutIsWhatTheInstallerPrinted() throws Exception {
    msi.execution =
        FakeContext.exited(0, "::stdout\tone\\u000d\\u000atwo\\u000d\\u000a\n::exit\t0");
    assertEquals(Value.text("one\ntwo"), msi.install().outputs().get("stdout"));
    msi.execution = FakeContext.exited(1, "::error\t0x80004005\tAccess is denied");
    assertEquals(ActionResult.failed("cannot run msiexec.exe: Access is denied"), msi.install());
  }

  @Test
  void UMSI1_removalNeverReinstalls() throws Exception {
    msi.inspection = FakeContext.exited(0, "::signature\tValid\n::product\t{0}\t5");
    msi.properties.put("A", "1");
    assertTrue(msi.uninstall().isSuccess());
    assertEquals("/x \"C:\\work\\my agent.msi\" /qn REBOOT=ReallySuppress A=1", msi.line());
    assertEquals(new Value.Flag(false), fields(msi.data.get(0)).get("product"));
  }

  @Test
  void UMSI2_anUnknownProductIsSuccess() throws Exception {
    msi.execution = MsiFixture.exit(1605);
    assertEquals(ActionResult.succeeded(outputs("", 1605, "")), msi.uninstall());
    assertTrue(msi.context.infos.contains("product was not installed"));
    assertEquals(Outcome.FAILED, msi.install().outcome());
  }

  @Test
  void UMSI2_otherSuccessesAndFailuresAreTheSame() throws Exception {
    msi.execution = MsiFixture.exit(1641);
    assertEquals(Outcome.RESTART_NEXT_STEP, msi.uninstall().outcome());
    msi.execution = MsiFixture.exit(1603);
    assertEquals("msiexec exit code 1603 (fatal error)", msi.uninstall().message());
  }
}
