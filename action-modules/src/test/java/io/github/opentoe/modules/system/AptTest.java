package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AptTest {

  private static final String UNATTENDED = "DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a ";
  private static final String OPTIONS =
      " -y -q -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confdef"
          + " -o Dpkg::Options::=--force-confold ";
  private static final String AUDIT = "env LC_ALL=C dpkg --audit";
  private static final String APT = "env " + UNATTENDED + "apt-get" + OPTIONS;
  private static final String TRY = "env LC_ALL=C " + UNATTENDED + "apt-get" + OPTIONS + "-s ";
  private static final String ALL = "upgrade --with-new-pkgs";
  private static final String SOME = "install --only-upgrade ";
  private static final String PLAN =
      """
      Reading package lists...
      Building dependency tree...
      Calculating upgrade...
      The following packages have been kept back:
        held-tool
      The following NEW packages will be installed:
        linux-image-5.10.0-31-amd64
      The following packages will be upgraded:
        curl libcurl4 libc6 libc6:i386 linux-image-amd64
      5 upgraded, 1 newly installed, 0 to remove and 1 not upgraded.
      Inst libc6 [2.31-13+deb11u8] (2.31-13+deb11u10 Debian-Security:11/stable [amd64]) []
      Inst libc6:i386 [2.31-13+deb11u8] (2.31-13+deb11u10 Debian-Security:11/stable [i386])
      Conf libc6 (2.31-13+deb11u10 Debian-Security:11/stable [amd64])
      Inst curl [7.74.0-1.3+deb11u11] (7.74.0-1.3+deb11u12 Debian:11/stable [amd64]) []
      Inst libcurl4 [7.74.0-1.3+deb11u11] (7.74.0-1.3+deb11u12 Debian:11/stable [amd64])
      Inst linux-image-5.10.0-31-amd64 (5.10.221-1 Debian-Security:11/stable [amd64])
      Inst linux-image-amd64 [5.10.218-1] (5.10.221-1 Debian-Security:11/stable [amd64])
      Conf curl (7.74.0-1.3+deb11u12 Debian:11/stable [amd64])
      """;

  private final LinuxMachine machine;

  AptTest() throws Exception {
    machine = new LinuxMachine("apt-get", "dpkg");
    machine.answer(TRY + ALL, 0, PLAN);
  }

  private List<String> after(List<String> include, List<String> exclude) throws Exception {
    assertEquals(ActionResult.succeeded(), machine.update(include, exclude));
    List<String> lines = machine.lines();
    assertEquals(List.of(AUDIT, APT + "update", TRY + ALL), lines.subList(0, 3));
    return lines.subList(3, lines.size());
  }

  private static String inst(String... names) {
    StringBuilder plan = new StringBuilder();
    for (String name : names) {
      plan.append("Inst ").append(name).append(" [1] (2 Debian:11/stable [amd64])\n");
    }
    return plan.toString();
  }

  @Test
  void UPD10_everythingWithNewPackagesWithoutFilters() throws Exception {
    assertEquals(List.of(APT + ALL), after(List.of(), List.of()));
    assertEquals(List.of(), machine.context.warnings);
  }

  @Test
  void UPD10_includedPackagesWithStars() throws Exception {
    assertEquals(
        List.of(APT + SOME + "curl libcurl4"), after(List.of("curl", "libcurl*"), List.of()));
  }

  @Test
  void UPD10_otherArchitecturesAreMeantToo() throws Exception {
    assertEquals(List.of(APT + SOME + "libc6 libc6:i386"), after(List.of("libc6"), List.of()));
  }

  @Test
  void UPD9_whatIsNotInstalledIsPassedOver() throws Exception {
    assertEquals(
        List.of(APT + SOME + "curl"),
        after(List.of("curl", "linux-image-5.10.0-31-amd64", "nginx"), List.of()));
    assertEquals(
        List.of(
            "item 'linux-image-5.10.0-31-amd64' of 'include'"
                + " matches no installed package with an update",
            "item 'nginx' of 'include' matches no installed package with an update"),
        machine.context.warnings);
  }

  @Test
  void UPD1_excludeWins() throws Exception {
    assertEquals(List.of(), after(List.of("curl"), List.of("curl")));
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD2_nothingToDoIsSuccess() throws Exception {
    machine.answer(TRY + ALL, 0, "0 upgraded, 0 newly installed, 0 to remove.\n");
    assertEquals(List.of(), after(List.of(), List.of()));
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD11_harmlessExclusionsNeedOneTrial() throws Exception {
    String some = SOME + "libc6 libc6:i386 curl libcurl4";
    machine.answer(TRY + some, 0, inst("libc6", "libc6:i386", "curl", "libcurl4"));
    assertEquals(List.of(TRY + some, APT + some), after(List.of(), List.of("linux-*")));
  }

  @Test
  void UPD11_packagesThatDragAnExcludedOneAreDropped() throws Exception {
    String both = SOME + "curl linux-image-amd64";
    machine.answer(TRY + both, 0, inst("curl", "linux-image-amd64", "libcurl4"));
    machine.answer(TRY + SOME + "curl", 0, inst("curl", "libcurl4"));
    machine.answer(TRY + SOME + "linux-image-amd64", 0, inst("linux-image-amd64"));
    assertEquals(
        List.of(
            TRY + both,
            TRY + SOME + "curl",
            TRY + SOME + "linux-image-amd64",
            APT + SOME + "linux-image-amd64"),
        after(List.of("curl", "linux-image-amd64"), List.of("libcurl4")));
    assertEquals(
        List.of("passing over 'curl': its update would touch 'libcurl4', which is excluded"),
        machine.context.warnings);
  }

  @Test
  void UPD11_removalsCountToo() throws Exception {
    machine.answer(TRY + SOME + "curl", 0, inst("curl") + "Remv libcurl4 [7.74.0]\n");
    assertEquals(
        List.of(TRY + SOME + "curl", TRY + SOME + "curl"),
        after(List.of("curl"), List.of("libcurl4")));
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD11_whatCannotBeUpdatedIsDroppedToo() throws Exception {
    machine.answer(TRY + SOME + "libc6 libc6:i386", 100, "E: Unable to correct problems");
    machine.answer(TRY + SOME + "libc6", 100, "E: Unable to correct problems");
    machine.answer(TRY + SOME + "libc6:i386", 0, inst("libc6:i386"));
    List<String> lines = after(List.of("libc6"), List.of("curl"));
    assertEquals(APT + SOME + "libc6:i386", lines.get(lines.size() - 1));
    assertEquals(
        List.of("passing over 'libc6': the package manager cannot update it"),
        machine.context.warnings);
  }

  @Test
  void UPD12_halfConfiguredPackagesAreCompletedFirst() throws Exception {
    String complete = "env " + UNATTENDED + "dpkg --force-confdef --force-confold --configure -a";
    machine.answer(AUDIT, 0, "The following packages are only half configured:\n libc6");
    machine.update();
    assertEquals(List.of(AUDIT, complete, APT + "update"), machine.lines().subList(0, 3));
    machine.answer(complete, 1, "");
    assertEquals(ActionResult.failed("dpkg exit status 1"), machine.update());
  }

  @Test
  void UPD12_aJournalOfDpkgMeansThatItWasCutOff() throws Exception {
    machine.write("/var/lib/dpkg/updates/0001", "Package: libc6\n");
    machine.update();
    assertTrue(machine.lines().get(1).endsWith(" --configure -a"), machine.lines().toString());
  }

  @Test
  void UPD13_exitStatus() throws Exception {
    machine.answer(APT + ALL, 100, "");
    assertEquals(ActionResult.failed("apt-get exit status 100"), machine.update());
    machine.answer(TRY + ALL, 1, "");
    assertEquals(ActionResult.failed("apt-get exit status 1"), machine.update());
    machine.answer(APT + "update", 101, "");
    assertEquals(ActionResult.failed("apt-get exit status 101"), machine.update());
  }

  @Test
  void UPD_signaturesAreNeverWaived() throws Exception {
    machine.update();
    for (String line : machine.lines()) {
      assertTrue(!line.contains("allow-unauthenticated") && !line.contains("force-yes"), line);
    }
  }
}
