package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZypperTest {

  private static final String REFRESH = "zypper --non-interactive refresh";
  private static final String LIST = "env LC_ALL=C zypper --non-interactive list-updates";
  private static final String UPDATE = "zypper --non-interactive update --auto-agree-with-licenses";
  private static final String TRIAL = "env LC_ALL=C " + UPDATE + " --dry-run";
  private static final String LISTING =
      """
      Loading repository data...
      Reading installed packages...
      S | Repository                  | Name           | Current Version | Available Version | Arch
      --+-----------------------------+----------------+-----------------+-------------------+-------
      v | SLE-Module-Basesystem-15-SP5 | curl           | 8.0.1-1.1       | 8.0.1-2.1         | x86_64
      v | SLE-Module-Basesystem-15-SP5 | kernel-default | 5.14.21-1       | 5.14.21-2         | x86_64
      v | SLE-Module-Basesystem-15-SP5 | libcurl4       | 8.0.1-1.1       | 8.0.1-2.1         | x86_64
      """;
  private static final String PLAN =
      """
      Loading repository data...
      Resolving package dependencies...

      The following 2 packages are going to be upgraded:
        curl libcurl4

      The following NEW package is going to be installed:
        libnew1

      2 packages to upgrade, 1 new.
      """;

  private final LinuxMachine machine;

  ZypperTest() throws Exception {
    machine = new LinuxMachine("zypper");
    machine.answer(LIST, 0, LISTING);
  }

  private List<String> between() {
    List<String> lines = machine.lines();
    assertEquals(List.of(REFRESH, LIST), lines.subList(0, 2));
    assertEquals("zypper needs-rebooting", lines.get(lines.size() - 1));
    return lines.subList(2, lines.size() - 1);
  }

  @Test
  void UPD5_zypperIsWiderThanTheOriginal() throws Exception {
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(List.of(UPDATE), between());
    assertTrue(
        machine.context.infos.contains(
            "updating with zypper, which the original agent does not support"));
  }

  @Test
  void UPD1_filtersNameThePackages() throws Exception {
    machine.answer(TRIAL + " curl libcurl4", 0, PLAN);
    assertEquals(ActionResult.succeeded(), machine.update(List.of(), List.of("kernel-*")));
    assertEquals(List.of(TRIAL + " curl libcurl4", UPDATE + " curl libcurl4"), between());
  }

  @Test
  void UPD1_packagesThatDragAnExcludedOneAreDropped() throws Exception {
    machine.answer(TRIAL + " curl", 0, PLAN);
    assertEquals(ActionResult.succeeded(), machine.update(List.of("curl"), List.of("libnew*")));
    assertEquals(List.of(TRIAL + " curl", TRIAL + " curl"), between());
    assertTrue(
        machine.context.warnings.contains(
            "passing over 'curl': its update would touch 'libnew1', which is excluded"));
  }

  @Test
  void UPD2_nothingToDoIsSuccess() throws Exception {
    machine.answer(LIST, 0, "No updates found.\n");
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(List.of(), between());
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD13_itsOwnCodesForSuccess() throws Exception {
    machine.answer(UPDATE, 102, "");
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(List.of(UPDATE), between());
    machine.context.commands.clear();
    machine.answer(UPDATE, 103, "");
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(List.of(UPDATE, UPDATE), between());
  }

  @Test
  void UPD13_exitStatus() throws Exception {
    machine.answer(UPDATE, 107, "");
    assertEquals(ActionResult.failed("zypper exit status 107"), machine.update());
    machine.answer(REFRESH, 7, "");
    assertEquals(ActionResult.failed("zypper exit status 7"), machine.update());
  }
}
