package io.github.opentoe.modules.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a simulation of apt-get would do.
 *
 * @param upgrades packages that are there in an older version
 * @param touched all packages that would be installed, updated or removed
 */
record AptPlan(List<PackageUpdate> upgrades, List<PackageUpdate> touched) {

  private static final Pattern LINE = Pattern.compile("(Inst|Remv) (\\S+)( \\[[^\\]]+\\])?.*");

  static AptPlan parse(String simulation) {
    List<PackageUpdate> upgrades = new ArrayList<>();
    List<PackageUpdate> touched = new ArrayList<>();
    for (String line : simulation.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        PackageUpdate update = named(matcher.group(2));
        touched.add(update);
        if (matcher.group(1).equals("Inst") && matcher.group(3) != null) {
          upgrades.add(update);
        }
      }
    }
    return new AptPlan(upgrades, touched);
  }

  /** Packages of another architecture have it behind a colon. */
  private static PackageUpdate named(String name) {
    int colon = name.indexOf(':');
    return colon < 0
        ? PackageUpdate.named(name)
        : new PackageUpdate(name, List.of(name.substring(0, colon)));
  }
}
