package org.fleetrental.schemas;

import org.jspecify.annotations.Nullable;

/**
 * An event as it may be published: a text that people can read, and the bytes that a producer made of it.
 *
 * @param version of the schema it was written with
 * @param name what it shows, as in {@code late-return}
 * @param json in Avro's JSON encoding
 * @param hex in Avro's binary encoding, as hexadecimal digits; absent until the version is locked
 */
public record EventExample(
        int version, String name, String json, @Nullable String hex) {}
