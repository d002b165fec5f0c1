package org.fleetrental.system;

import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SystemOptions;

/** One whole system for all test classes of this module; it ends with the JVM. */
public final class SharedSystem {

    private static final LocalSystem SYSTEM = LocalSystem.start(SystemOptions.forTests());

    private SharedSystem() {}

    public static LocalSystem get() {
        return SYSTEM;
    }
}
