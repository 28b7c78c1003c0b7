package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ObjectAddress;
import java.nio.file.Path;

/**
 * A file to send.
 *
 * @param file behind any link
 * @param name below the source, with slashes
 * @param written as its author would write it
 * @param size when it was found
 * @param to where it goes
 */
record Upload(Path file, String name, String written, long size, ObjectAddress to) {}
