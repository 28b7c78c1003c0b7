package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.chaining.CloudValues;
import io.github.opentoe.agent.chaining.CloudValues.Answer;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Resolution;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.secret.Secrets;
import io.github.opentoe.agent.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Resolves {@code {{ aws:… }}} for one start of a step; asks for each value once (DL-48). */
final class CloudReferences {

  private final CloudValues values;
  private final Secrets secrets;
  private final Map<String, Answer> parameters = new HashMap<>();
  private final Map<String, Answer> metadata = new HashMap<>();

  CloudReferences(CloudValues values, Secrets secrets) {
    this.values = values;
    this.secrets = secrets;
  }

  Resolution metadata(Template.Hole hole, String path) {
    return resolution(hole, metadata.computeIfAbsent(path, values::metadata));
  }

  Resolution parameter(Template.Hole hole, String name) {
    return resolution(hole, parameters.computeIfAbsent(name, values::parameter));
  }

  /** A parameter whose name is the value of a variable or of another parameter. */
  Resolution parameter(
      Template.Hole hole,
      Reference.SsmComputed computed,
      Function<String, Optional<String>> variables) {
    Resolution name =
        computed.name() instanceof Reference.SsmParameter parameter
            ? parameter(hole, parameter.name())
            : variable(hole, (Reference.Variable) computed.name(), variables);
    if (!(name instanceof Resolution.Found found)) {
      return name;
    }
    if (!(found.value() instanceof Value.Text text) || text.text().isEmpty()) {
      return failed(hole, "the name of the parameter must be one text that is not empty");
    }
    return parameter(hole, text.text());
  }

  private static Resolution variable(
      Template.Hole hole,
      Reference.Variable variable,
      Function<String, Optional<String>> variables) {
    return variables
        .apply(variable.name())
        .<Resolution>map(text -> new Resolution.Found(Value.text(text)))
        .orElseGet(() -> failed(hole, "variable '" + variable.name() + "' is not defined"));
  }

  /** What an answer stands for; a secret among them is hidden from now on. */
  Resolution resolution(Template.Hole hole, Answer answer) {
    if (answer instanceof CloudValues.Unanswered unanswered) {
      return failed(hole, unanswered.reason());
    }
    if (answer instanceof CloudValues.Items list) {
      Value items = Value.sequence(list.items().stream().map(Value::text).toList());
      return new Resolution.Found(items, items, true);
    }
    if (answer instanceof CloudValues.Secret secret) {
      return secret(hole, secret.text());
    }
    return new Resolution.Found(Value.text(((CloudValues.Text) answer).text()));
  }

  private Resolution secret(Template.Hole hole, String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {

      return failed(hole, "a SecureString must be one line; this one has a line break");
    }
    secrets.add(text);
    return new Resolution.Found(Value.text(text), Value.text(Secrets.MASK), false);
  }

  private static Resolution failed(Template.Hole hole, String reason) {
    return new Resolution.Failed(hole.source() + " cannot be resolved: " + reason);
  }
}
