package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Services whose answers the test writes; remembers every call. */
final class ScriptedApi implements JsonApi {

  final List<JsonCall> calls = Collections.synchronizedList(new ArrayList<>());

  private final Function<JsonCall, JsonAnswer> script;

  ScriptedApi(Function<JsonCall, JsonAnswer> script) {
    this.script = script;
  }

  @Override
  public JsonAnswer call(JsonCall call, Deadline deadline) {
    deadline.check();
    calls.add(call);
    return script.apply(call);
  }

  static JsonAnswer given(String body) {
    return new JsonAnswer.Given(body);
  }

  static JsonAnswer refused(int status, String code, String message) {
    return new JsonAnswer.Refused(status, code, message, "r-1");
  }
}
