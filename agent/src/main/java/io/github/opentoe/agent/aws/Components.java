package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.source.DocumentSource;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Components of Image Builder as documents (CL-30 … CL-34). */
final class Components implements DocumentSource {

  private static final String PREFIX = "arn:";

  private final ImageBuilder service;

  Components(ImageBuilder service) {
    this.service = service;
  }

  @Override
  public boolean handles(String source) {
    return source.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  @Override
  public Optional<String> flaw(String source) {
    try {
      ComponentArn.parse(source);
      return Optional.empty();
    } catch (ComponentArn.Malformed e) {
      return Optional.of(e.reason());
    }
  }

  @Override
  public Fetched fetch(Wanted wanted) throws InterruptedException {
    ComponentArn arn;
    try {
      arn = ComponentArn.parse(wanted.source());
    } catch (ComponentArn.Malformed e) {
      return Fetched.missing(wanted.source(), e.reason());
    }
    return Downloads.bounded(
        wanted,
        deadline -> {
          try {
            return content(arn, wanted.source(), deadline);
          } catch (ImageBuilder.Failure e) {
            return e.asMissing(wanted.source());
          }
        });
  }

  private Fetched content(ComponentArn arn, String source, Deadline deadline)
      throws ImageBuilder.Failure, InterruptedException {
    JsonBody component = component(arn, deadline);
    ComponentArn found = resolved(component, arn).orElse(arn);
    if (component.text("format").orElse("").equalsIgnoreCase("SHELL")) {
      return Fetched.missing(
          source, "Component " + source + " is an imported shell script: it is no document to run");
    }
    Optional<String> data = component.text("data").filter(text -> !text.isEmpty());
    if (data.isEmpty()) {
      return Downloads.unable(source, "the component has no data");
    }
    return new Fetched.Content(
        data.get().getBytes(StandardCharsets.UTF_8),
        new Fetched.Origin(
            found.toString(),
            found.name()
                + "_"
                + found.version()
                + found.build().map(number -> "_" + number).orElse("")
                + ".yaml",
            Optional.empty(),
            "a component ARN"));
  }

  /** Asks for the ARN as it is, and for the highest build there is where the service refuses. */
  private JsonBody component(ComponentArn arn, Deadline deadline)
      throws ImageBuilder.Failure, InterruptedException {
    if (arn.build().isPresent()) {
      return get(arn, deadline);
    }
    Optional<ImageBuilder.Failure> refusal = Optional.empty();
    try {
      JsonBody component = get(arn, deadline);
      if (resolved(component, arn).isPresent()) {
        return component;
      }
    } catch (ImageBuilder.Failure e) {
      if (!e.concernsTheQuestion()) {
        throw e;
      }
      refusal = Optional.of(e);
    }
    Optional<ComponentArn> highest = new HighestBuild(service, arn, deadline).find();
    if (highest.isEmpty()) {
      throw refusal.orElseGet(
          () -> ImageBuilder.Failure.unfit("the service knows no build of " + arn));
    }
    return get(highest.get(), deadline);
  }

  private JsonBody get(ComponentArn arn, Deadline deadline)
      throws ImageBuilder.Failure, InterruptedException {
    String name = URLEncoder.encode(arn.toString(), StandardCharsets.UTF_8);
    JsonBody component =
        service
            .get(
                arn.region(),
                "GetComponent",
                "/GetComponent?componentBuildVersionArn=" + name,
                deadline)
            .at("component");
    if (component.isEmpty()) {
      throw ImageBuilder.Failure.unfit("the service answered without a component");
    }
    return component;
  }

  /** The ARN of the build that the service gave, where that is what was asked for. */
  private static Optional<ComponentArn> resolved(JsonBody component, ComponentArn asked) {
    return component
        .text("arn")
        .flatMap(HighestBuild::parsed)
        .filter(arn -> arn.build().isPresent() && asked.includes(arn));
  }
}
