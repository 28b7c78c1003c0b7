package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.document.ComponentDocument;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A document that was fetched, read and checked.
 *
 * @param source as given
 * @param identity the same for every way to name it
 * @param folder where it lies, if that is a local folder
 */
public record LoadedDocument(
    String source, String identity, Optional<Path> folder, ComponentDocument document) {}
