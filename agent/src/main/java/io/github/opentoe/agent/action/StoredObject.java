package io.github.opentoe.agent.action;

/**
 * An object in S3 as a list or a question about it found it.
 *
 * @param address where it lies
 * @param size in bytes
 * @param tag its ETag, which changes with its content
 */
public record StoredObject(ObjectAddress address, long size, String tag) {}
