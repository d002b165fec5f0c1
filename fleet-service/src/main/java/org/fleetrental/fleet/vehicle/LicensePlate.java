package org.fleetrental.fleet.vehicle;

import org.jspecify.annotations.Nullable;

/** A licence plate as people type it. */
final class LicensePlate {

    private LicensePlate() {}

    /** Without the space around it, which nobody sees. */
    static @Nullable String trimmed(@Nullable String typed) {
        return typed == null ? null : typed.strip();
    }

    /** Whether two are one plate: capitals make no difference. */
    static boolean isSame(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equalsIgnoreCase(other);
    }
}
