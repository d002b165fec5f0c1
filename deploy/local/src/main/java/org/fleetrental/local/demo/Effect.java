package org.fleetrental.local.demo;

import java.io.IOException;

/**
 * Something that a call must change in another service, seen through that service's API.
 *
 * @param service where it is to be seen
 * @param what in words
 */
record Effect(String service, String what, Check check) {

    @FunctionalInterface
    interface Check {
        boolean isThere() throws IOException;
    }
}
