/**
 * The whole system on one machine, without a container engine: its parts, how they are provided with roles, topics and
 * rights, and how they start and stop. For {@code ./fleet up} (package {@code cli}) and for the tests of every module.
 *
 * <p>Tests need {@link org.fleetrental.local.BackingServices}, {@link org.fleetrental.local.LocalTokens} and, for
 * black-box tests, {@link org.fleetrental.local.LocalSystem}.
 */
@NullMarked
package org.fleetrental.local;

import org.jspecify.annotations.NullMarked;
