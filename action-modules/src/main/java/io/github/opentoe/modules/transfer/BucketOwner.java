package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.InputCheck;

/** The advice to say whose bucket is meant (AM-86). */
final class BucketOwner {

  static final String KEY = "expectedBucketOwner";

  private BucketOwner() {}

  static void recommend(InputCheck check) {
    if (!check.isGiven(KEY)) {
      check.note("", "'" + KEY + "' makes sure that the bucket still belongs to its account");
    }
  }
}
