package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.StoredObject;
import java.util.List;

/**
 * Where an object of a wildcard download goes.
 *
 * @param object as it was listed
 * @param segments below the destination; none for the destination itself
 * @param isFolder whether it only stands for a folder (S3D-9)
 */
record LocalName(StoredObject object, List<String> segments, boolean isFolder) {

  LocalName {
    segments = List.copyOf(segments);
  }

  /** The folders on the way to it, and itself if it is one. */
  List<String> folders() {
    return isFolder ? segments : segments.subList(0, segments.size() - 1);
  }
}
