package org.fleetrental.fleet.vehicle;

import org.jspecify.annotations.Nullable;

/** A licence plate as people type it. */
final class LicensePlate {

    private LicensePlate() {}

    /** Without the space around it, which nobody sees. */
    static @Nullable String trimmed(@Nullable String typed) {
        return typed == null ? null : typed.strip();
    }
}
