package io.github.opentoe.agent.check;

import io.github.opentoe.agent.problem.Problems;
import io.github.opentoe.agent.yaml.Node;
import java.util.Set;

/** Warns of file modes that whoever wrote the JSON may have turned into decimal (AM-15). */
record ConvertedModes(Problems problems) {

  private static final String KEY = "permissions";
  private static final Set<String> USUAL =
      Set.of("511", "510", "504", "502", "436", "432", "420", "416", "256");

  void check(Node.Mapping inputs) {
    inputs
        .get(KEY)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(scalar -> scalar.style() == Node.Style.PLAIN && USUAL.contains(scalar.text()))
        .filter(scalar -> scalar.extent().source().text().stripLeading().startsWith("{"))
        .ifPresent(this::warn);
  }

  private void warn(Node.Scalar scalar) {
    String octal = Integer.toOctalString(Integer.parseInt(scalar.text()));
    problems.warning(
        "converted-mode",
        scalar.text()
            + " is taken as octal digits; decimal "
            + scalar.text()
            + " would be 0"
            + octal,
        scalar.location());
  }
}
