package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.modules.FakeContext;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsUpdateTest {

  private static final String CUMULATIVE =
      "::update\taaaa\t200\t5034441,5034439\tFalse\t2024-01 Cumulative Update for Windows\n";
  private static final String DEFENDER =
      "::update\tbbbb\t7\t2267602\tFalse\tSecurity Intelligence Update\n";
  private static final String DRIVER = "::update\tcccc\t1\t\tFalse\tExample - Net - 1.2\n";
  private static final String ASKING = "::update\tdddd\t1\t890830\tTrue\tA tool that asks\n";
  private static final String END = "::searched\t2\n";
  private static final ActionResult RESTART =
      new ActionResult(Outcome.RESTART_SAME_STEP, "", Map.of());

  private final WindowsMachine machine = new WindowsMachine();

  private static CommandResult good(boolean restart) {
    return FakeContext.exited(0, "::result\t2\t0x00000000\t" + (restart ? "True" : "False") + "\n");
  }

  private static CommandResult bad(String code) {
    return FakeContext.exited(0, "::result\t4\t" + code + "\tFalse\n");
  }

  private void offers(String... searches) {
    for (String search : searches) {
      machine.searches.add(FakeContext.exited(0, search + END));
    }
  }

  @Test
  void UPD15_theScriptIsStartedWithItsDataInAFile() throws Exception {
    offers("");
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of()));
    assertEquals(
        List.of(
            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "-NoProfile",
            "-NonInteractive",
            "-ExecutionPolicy",
            "Bypass",
            "-File",
            "C:\\AWSTOE1\\windows-update.ps1",
            "C:\\AWSTOE1\\data.json"),
        machine.context.commands.get(0).arguments());
    assertEquals(List.of("search"), machine.calls);
    assertTrue(machine.script.contains("Search('IsInstalled=0 and IsHidden=0')"));
    assertFalse(Files.exists(machine.path("C:\\AWSTOE1")));
  }

  @Test
  void UPD2_nothingToDoIsSuccess() throws Exception {
    offers("");
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of()));
    assertEquals(
        List.of(
            "Starting the Windows Update process.",
            "Searching for updates.",
            "Updates to process: 0",
            "no updates to install"),
        machine.context.infos);
  }

  @Test
  void UPD18_sequenceAndTexts() throws Exception {
    offers(CUMULATIVE + DEFENDER);
    machine.answer("install aaaa", good(true));
    assertEquals(RESTART, machine.update(List.of(), List.of()));
    assertEquals(
        List.of("search", "download aaaa", "download bbbb", "install aaaa", "install bbbb"),
        machine.calls);
    assertEquals(
        List.of(
            "Starting the Windows Update process.",
            "Searching for updates.",
            "Updates to process: 2",
            "Downloading '2024-01 Cumulative Update for Windows'",
            "Downloading 'Security Intelligence Update'",
            "Installing '2024-01 Cumulative Update for Windows'",
            "Installing 'Security Intelligence Update'"),
        machine.context.infos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KB5034441",
        "kb5034439",
        "5034441",
        "*cumulative*",
        "2024-01 CUMULATIVE update for windows"
      })
  void UPD16_numbersAndTitles(String item) throws Exception {
    offers(CUMULATIVE + DEFENDER + DRIVER, "");
    machine.update(List.of(item), List.of());
    assertEquals(List.of("search", "download aaaa", "install aaaa", "search"), machine.calls);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KB503*", "503444", "Cumulative Update", "Example"})
  void UPD16_aTitleWithoutAStarMustBeEqual(String item) throws Exception {
    offers(CUMULATIVE + DEFENDER + DRIVER);
    machine.update(List.of(item), List.of());
    assertEquals(List.of("search"), machine.calls);
    assertEquals(
        List.of("item '" + item + "' of 'include' matches no update"), machine.context.warnings);
  }

  @Test
  void UPD1_excludeWins() throws Exception {
    offers(CUMULATIVE + DEFENDER, "");
    machine.update(List.of("KB5034441", "*Intelligence*"), List.of("5034439"));
    assertEquals(List.of("search", "download bbbb", "install bbbb", "search"), machine.calls);
  }

  @Test
  void UPD17_updatesThatAskArePassedOver() throws Exception {
    offers(ASKING);
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of()));
    assertEquals(List.of("search"), machine.calls);
    assertEquals(
        List.of("passing over 'A tool that asks': it may ask for user input"),
        machine.context.warnings);
    assertTrue(machine.script.contains(".AcceptEula()"));
  }

  @Test
  void UPD19_withoutARestartItSearchesAnew() throws Exception {
    offers(CUMULATIVE, DRIVER, "");
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of()));
    assertEquals(
        List.of(
            "search",
            "download aaaa",
            "install aaaa",
            "search",
            "download cccc",
            "install cccc",
            "search"),
        machine.calls);
  }

  @Test
  void UPD20_failedUpdatesAreTriedOnceMore() throws Exception {
    offers(CUMULATIVE + DEFENDER, "");
    machine.answer("install aaaa", bad("0x800F0922"), good(true));
    assertEquals(RESTART, machine.update(List.of(), List.of()));
    assertEquals(
        List.of(
            "search",
            "download aaaa",
            "download bbbb",
            "install aaaa",
            "install bbbb",
            "download aaaa",
            "install aaaa"),
        machine.calls);
  }

  @Test
  void UPD20_whatFailsTwiceFailsTheStep() throws Exception {
    offers(CUMULATIVE + DEFENDER + DRIVER);
    machine.answer("install aaaa", bad("0x80070005"), bad("0x800F0922"));
    machine.answer("download cccc", bad("0x80240022"), FakeContext.exited(1, "::error\t0x1\tno"));
    machine.answer("install bbbb", good(true));
    assertEquals(
        ActionResult.failed("2 updates failed: 'Example - Net - 1.2', KB5034441 (0x1)"),
        machine.update(List.of(), List.of()));
  }

  @Test
  void UPD20_updatesThatComeBackAfterARestartFail() throws Exception {
    offers(CUMULATIVE + DEFENDER + "::attempted\tbbbb\t7\n::attempted\taaaa\t200\n");
    assertEquals(
        ActionResult.failed("updates keep returning: KB5034441, KB2267602"),
        machine.update(List.of(), List.of()));
    assertEquals(List.of("search"), machine.calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::attempted\taaaa\t199\n",
        "::attempted\taaaa\t200\n::attempted\tbbbb\t7\n",
        "::attempted\tbbbb\t7\n"
      })
  void UPD20_anotherSetIsProgress(String attempts) throws Exception {
    offers(CUMULATIVE + attempts);
    machine.answer("install aaaa", good(true));
    assertEquals(RESTART, machine.update(List.of(), List.of()));
  }

  @Test
  void UPD20_updatesThatComeBackWithoutARestartFailToo() throws Exception {
    offers(DRIVER, DRIVER);
    assertEquals(
        ActionResult.failed("updates keep returning: 'Example - Net - 1.2'"),
        machine.update(List.of(), List.of()));
  }

  @Test
  void UPD21_aPendingRestartComesFirst() throws Exception {
    machine.searches.add(FakeContext.exited(0, "::pending\n"));
    assertEquals(RESTART, machine.update(List.of(), List.of()));
    assertEquals(List.of("search"), machine.calls);
  }

  @Test
  void UPD21_anUnreachableServiceIsAFailure() throws Exception {
    machine.searches.add(FakeContext.exited(1, "::error\t0x8024402C\tname not resolved\n"));
    assertEquals(
        ActionResult.failed("update search failed: 0x8024402C"),
        machine.update(List.of(), List.of()));
  }

  @Test
  void UPD22_theScriptAbortsBeforeTheDeadline() throws Exception {
    offers(DRIVER, "");
    machine.update(List.of(), List.of());
    assertTrue(machine.data.get(1).contains("\"seconds\":0"), machine.data.get(1));
    machine.context.deadline = Deadline.in(Duration.ofHours(2), machine.context.cancellation);
    offers(DRIVER);
    machine.answer("download cccc", FakeContext.exited(0, "::timeout\n"));
    assertEquals(Outcome.TIMED_OUT, machine.update(List.of(), List.of()).outcome());
    String data = machine.data.get(machine.data.size() - 1);
    int seconds = Integer.parseInt(data.replaceAll(".*\"seconds\":([0-9]+).*", "$1"));
    assertTrue(seconds > 7000 && seconds <= 7130, data);
    assertTrue(machine.script.contains("$Job.RequestAbort()"));
  }

  @Test
  void UPD22_aCancellationIsPassedOn() throws Exception {
    machine.searches.add(FakeContext.ended(Ending.CANCELLED, "", ""));
    assertEquals(Outcome.CANCELLED, machine.update(List.of(), List.of()).outcome());
  }

  @Test
  void UPD_anUpdateThatIsWithdrawnMeanwhileIsNoFailure() throws Exception {
    offers(DRIVER, "");
    machine.answer("download cccc", FakeContext.exited(0, "::gone\n"));
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of()));
    assertEquals(List.of("search", "download cccc", "search"), machine.calls);
  }
}
