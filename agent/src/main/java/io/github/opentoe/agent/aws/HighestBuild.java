package io.github.opentoe.agent.aws;

import io.github.opentoe.agent.action.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the highest version, and the highest build of it, that an ARN stands for (CL-30). */
final class HighestBuild {

  private static final int MOST_PAGES = 1000;

  private static final Comparator<ComponentArn> BY_VERSION =
      Comparator.<ComponentArn>comparingLong(arn -> arn.version().number(0))
          .thenComparingLong(arn -> arn.version().number(1))
          .thenComparingLong(arn -> arn.version().number(2))
          .thenComparingLong(arn -> arn.build().orElse(0L));

  private final ImageBuilder service;
  private final ComponentArn wanted;
  private final Deadline deadline;

  HighestBuild(ImageBuilder service, ComponentArn wanted, Deadline deadline) {
    this.service = service;
    this.wanted = wanted;
    this.deadline = deadline;
  }

  /** Its ARN; empty where there is none. */
  Optional<ComponentArn> find() throws ImageBuilder.Failure, InterruptedException {
    if (!wanted.version().isPattern()) {
      return highestBuild(wanted);
    }
    Optional<ComponentArn> version = highestVersion();
    if (version.isEmpty() || version.get().build().isPresent()) {
      return version;
    }
    return highestBuild(version.get());
  }

  /** A text as the ARN of one component. */
  static Optional<ComponentArn> parsed(String text) {
    try {
      return Optional.of(ComponentArn.parse(text)).filter(arn -> !arn.version().isPattern());
    } catch (ComponentArn.Malformed e) {
      return Optional.empty();
    }
  }

  private Optional<ComponentArn> highestBuild(ComponentArn version)
      throws ImageBuilder.Failure, InterruptedException {
    return pages(
            "ListComponentBuildVersions",
            Map.of("componentVersionArn", version.toString()),
            "componentSummaryList")
        .stream()
        .filter(arn -> version.includes(arn) && arn.build().isPresent())
        .max(BY_VERSION);
  }

  /** Names in lists may differ from those in ARNs, so a second look takes all of the owner's. */
  private Optional<ComponentArn> highestVersion()
      throws ImageBuilder.Failure, InterruptedException {
    for (boolean byName : new boolean[] {true, false}) {
      for (String owner : owners()) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("owner", owner);
        if (byName) {
          request.put("filters", List.of(Map.of("name", "name", "values", List.of(wanted.name()))));
        }
        Optional<ComponentArn> highest =
            pages("ListComponents", request, "componentVersionList").stream()
                .filter(arn -> wanted.includes(arn) && arn.owner().equals(wanted.owner()))
                .max(BY_VERSION);
        if (highest.isPresent()) {
          return highest;
        }
      }
    }
    return Optional.empty();
  }

  private List<String> owners() {
    return switch (wanted.owner()) {
      case "aws" -> List.of("Amazon");
      case "aws-marketplace" -> List.of("AWSMarketplace");
      default -> List.of("Self", "Shared");
    };
  }

  private List<ComponentArn> pages(String operation, Map<String, Object> request, String list)
      throws ImageBuilder.Failure, InterruptedException {
    List<ComponentArn> found = new ArrayList<>();
    Map<String, Object> next = new LinkedHashMap<>(request);
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonBody answer = service.post(wanted.region(), operation, next, deadline);
      for (JsonBody item : answer.items(list)) {
        item.text("arn").flatMap(HighestBuild::parsed).ifPresent(found::add);
      }
      Optional<String> token = answer.text("nextToken").filter(text -> !text.isEmpty());
      if (token.isEmpty() || token.get().equals(next.get("nextToken"))) {
        break;
      }
      next.put("nextToken", token.get());
    }
    return found;
  }
}
