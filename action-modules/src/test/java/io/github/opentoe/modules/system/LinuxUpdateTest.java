package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.CommandResult.Ending;
import io.github.opentoe.modules.FakeContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxUpdateTest {

  private static final String AL2023_WARNING =
      "UpdateOS does not move Amazon Linux 2023 to a newer release";

  @ParameterizedTest
  @CsvSource({
    "yum, env LC_ALL=C yum -q check-update",
    "yum apt-get dnf zypper, env LC_ALL=C yum -q check-update",
    "dnf, env LC_ALL=C dnf -q check-update",
    "apt-get, env LC_ALL=C dpkg --audit",
    "zypper, zypper --non-interactive refresh"
  })
  void UPD5_yumComesFirst(String programs, String first) throws Exception {
    LinuxMachine machine = new LinuxMachine(programs.split(" ", -1));
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(first, machine.lines().get(0));
  }

  @Test
  void UPD5_withoutAPackageManagerItFails() throws Exception {
    LinuxMachine machine = new LinuxMachine("pacman", "apk");
    assertEquals(
        ActionResult.failed("no supported package manager found (yum, apt-get)"), machine.update());
    assertEquals(List.of(), machine.lines());
  }

  @Test
  void UPD6_amazonLinux2023IsAWarning() throws Exception {
    LinuxMachine machine = new LinuxMachine("dnf");
    machine.write("/etc/os-release", "NAME=\"Amazon Linux\"\nVERSION_ID=\"2023\"\nID=\"amzn\"\n");
    machine.update();
    assertEquals(List.of(AL2023_WARNING), machine.context.warnings);
    LinuxMachine older = new LinuxMachine("yum");
    older.write("/etc/os-release", "ID=\"amzn\"\nVERSION_ID=\"2\"\n");
    older.update();
    assertEquals(List.of(), older.context.warnings);
  }

  @Test
  void UPD7_rootRightsAreNeeded() throws Exception {
    LinuxMachine machine = new LinuxMachine("yum");
    machine.answer("id -u", 0, "1000");
    assertEquals(ActionResult.failed("error.Input: root rights are needed"), machine.update());
    assertEquals(List.of(), machine.lines());
  }

  @Test
  void UPD13_endsBeforeTheirTimeArePassedOn() throws Exception {
    LinuxMachine machine = new LinuxMachine("yum");
    String line = "env LC_ALL=C yum -q check-update";
    machine.answer(line, FakeContext.ended(Ending.TIMED_OUT, "", ""));
    assertEquals(Outcome.TIMED_OUT, machine.update().outcome());
    machine.answer(line, FakeContext.ended(Ending.CANCELLED, "", ""));
    assertEquals(Outcome.CANCELLED, machine.update().outcome());
    machine.answer(line, FakeContext.ended(Ending.NOT_STARTED, "", "permission denied"));
    assertEquals(ActionResult.failed("cannot run yum: permission denied"), machine.update());
  }

  @Test
  void UPD14_aptSaysWhichPackagesWantARestart() throws Exception {
    LinuxMachine machine = new LinuxMachine("apt-get");
    assertTrue(machine.update().isSuccess());
    assertTrue(machine.context.infos.contains("no restart is needed"));
    machine.write("/var/run/reboot-required", "*** System restart required ***\n");
    assertEquals(Outcome.SUCCEEDED, machine.update().outcome());
    assertTrue(machine.context.infos.contains("a restart is needed; add a Reboot step"));
    machine.write("/var/run/reboot-required.pkgs", "linux-base\nlibc6\nlinux-base\n");
    machine.update();
    assertTrue(
        machine.context.infos.contains(
            "a restart is needed for libc6, linux-base; add a Reboot step"));
  }

  @Test
  void UPD14_yumAsksNeedsRestarting() throws Exception {
    LinuxMachine without = new LinuxMachine("yum");
    without.update();
    assertTrue(without.context.infos.contains("whether a restart is needed is not known"));
    LinuxMachine machine = new LinuxMachine("yum", "needs-restarting");
    machine.answer("needs-restarting -r", 1, "Reboot is required");
    assertEquals(Outcome.SUCCEEDED, machine.update().outcome());
    assertTrue(machine.context.infos.contains("a restart is needed; add a Reboot step"));
    machine.answer("needs-restarting -r", 0, "");
    machine.update();
    assertTrue(machine.context.infos.contains("no restart is needed"));
  }

  @Test
  void UPD14_zypperKnowsByItself() throws Exception {
    LinuxMachine machine = new LinuxMachine("zypper");
    machine.answer("zypper needs-rebooting", 102, "");
    assertEquals(Outcome.SUCCEEDED, machine.update().outcome());
    assertTrue(machine.context.infos.contains("a restart is needed; add a Reboot step"));
    assertFalse(machine.context.infos.contains("no restart is needed"));
  }
}
